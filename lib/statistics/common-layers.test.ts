import { expect, it } from "vitest";
import { indicatorById } from "@/lib/catalogue/indicators";
import { commonLayers } from "./common-layers";
import { agencyFigures } from "./fixtures/agency-figures";
import { groupFigures } from "./group-figures";

it("lets the layers of a stack rest on the same agencies, and counts who is left out", () => {
  const [granted, partial] = ["sum.granted", "sum.partial"].map(indicatorById);
  if (!granted || !partial) throw new Error("two indicators");
  const read = new Map([
    [granted, agencyFigures({ 甲: [5], 乙: [7], 丙: ["blank"], 丁: [1] })],
    [partial, agencyFigures({ 甲: [1], 乙: ["slash"], 丙: [2], 丁: ["not_in_form"] })],
  ]);
  const { layers, leftOut } = commonLayers(read);
  expect(leftOut).toEqual(new Map([[2024, 2]]));
  const totals = [...layers].map(
    ([indicator, rows]) => groupFigures(indicator, rows, [2024], null)[0]?.value,
  );
  expect(totals).toEqual([6, 1]);
});
