import { expect, it } from "vitest";
import { RequestLimits } from "./request-limits";

it("lets so many pass in a minute and says how long to wait, each address by itself", () => {
  const limits = new RequestLimits(2);
  expect([0, 1, 2, 30_500].map((time) => limits.take("a", "page", time))).toEqual([0, 0, 60, 30]);
  expect(limits.take("b", "page", 2)).toBe(0);
  expect(limits.take("a", "page", 60_000)).toBe(0);
});

it("counts pages with data, pictures and documents apart, and parts of the site not at all", () => {
  const limits = new RequestLimits(1);
  expect([limits.take("a", "page", 0), limits.take("a", "data", 0)]).toEqual([0, 60]);
  expect([limits.take("a", "picture", 0), limits.take("a", "picture", 0)]).toEqual([0, 60]);
  expect([limits.take("a", "document", 0), limits.take("a", "document", 0)]).toEqual([0, 60]);
  for (let time = 0; time < 5; time++)
    expect([limits.take("a", "asset", 0), limits.take("a", "health", 0)]).toEqual([0, 0]);
});

it("counts nothing where the setting is 0", () => {
  const limits = new RequestLimits(0);
  for (let time = 0; time < 500; time++) expect(limits.take("a", "page", 0)).toBe(0);
});
