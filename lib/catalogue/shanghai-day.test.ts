import fc from "fast-check";
import { expect, it } from "vitest";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";

it("is the day in China, which begins eight hours before that of the stored time", () => {
  expect(shanghaiDay("2026-01-30T15:59:59.999Z")).toBe("2026-01-30");
  expect(shanghaiDay("2026-01-30T16:00:00.000Z")).toBe("2026-01-31");
  expect(shanghaiDay(new Date("2025-12-31T20:00:00Z"))).toBe("2026-01-01");
});

it("is an ISO day for any moment since China keeps one time", () => {
  const moments = fc.date({ min: new Date("1992-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(moments, (moment) => {
      const eightHours = 8 * 60 * 60 * 1000;
      return shanghaiDay(moment) === new Date(moment.getTime() + eightHours).toISOString().slice(0, 10);
    }),
  );
});
