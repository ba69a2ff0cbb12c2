import fc from "fast-check";
import { expect, it } from "vitest";
import { valuesOfQuery } from "./values-of-query";
import { parseView, printView } from "./view";

const read = (query: Record<string, string>) => {
  const parsed = parseView(query);
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return parsed.view;
};

it("brings out the agency that others are like, or takes the only chosen one for it", () => {
  expect(read({ like: "1:received" })).toMatchObject({ like: "1:received", units: ["1"] });
  expect(read({ like: "1:received", units: "2" }).units).toEqual(["1", "2"]);
  expect(read({ like: "city", units: "2" }).like).toBe("2:city");
  expect(read({ like: "city", units: "2,3" }).like).toBe("city");
  expect(read({ like: "", name: "" })).toMatchObject({ name: "", units: [] });
});

it.each([
  { like: "a b:received" },
  { like: "1:" },
  { like: "1:<script>" },
  { like: ["1:city", "2:city"] },
  { name: "甲".repeat(21) },
])("refuses %j", (query) => {
  const parsed = parseView(query);
  expect(parsed.ok ? [] : parsed.problems).toEqual([expect.stringMatching(/^(比较对象|分组名称)不能是/)]);
});

it("keeps a name to one line", () => {
  expect(read({ units: "1,2", name: " 城区\n\u202e街道 " }).name).toBe("城区 街道");
});

const key = fc.stringMatching(/^[0-9a-z-]{1,20}$/);
const way = fc.constantFrom("parent", "city", "received", "disclosed", "常住人口", "GDP（2020）");

it("reads from an address what it printed, whatever stands in it", () => {
  fc.assert(
    fc.property(
      fc.array(key, { maxLength: 5 }),
      fc.option(fc.tuple(key, way), { nil: undefined }),
      fc.string({ unit: "grapheme", maxLength: 8 }),
      (units, like, name) => {
        const view = read({
          units: units.join(","),
          ...(like ? { like: like.join(":") } : {}),
          ...(name === "" ? {} : { name }),
        });
        const again = parseView(valuesOfQuery(new URLSearchParams(printView(view))));
        expect(again).toEqual({ ok: true, view });
      },
    ),
  );
});
