import { cells } from "@/lib/catalogue/cells";
import { tableTitles } from "@/lib/catalogue/codebook";
import { rates } from "@/lib/catalogue/rates";
import { sums } from "@/lib/catalogue/sums";

/** Indicators offered under one heading: label by id. */
export type IndicatorGroup = { title: string; options: Record<string, string> };

const group = (title: string, indicators: readonly { id: string; zh: string }[]): IndicatorGroup => ({
  title,
  options: Object.fromEntries(indicators.map(({ id, zh }) => [id, zh])),
});

/** Every cell, sum and rate of the catalogue as a reader looks for it. */
export const indicatorGroups: readonly IndicatorGroup[] = [
  group(
    "常用",
    cells.filter(({ id }) => /^requests\.(?:received|carried_in|closed|carried_out)\.total$/.test(id)),
  ),
  group("比率", rates),
  group("合计", sums),
  ...(["disclosure", "disputes"] as const).map((table) =>
    group(
      tableTitles[table],
      cells.filter((cell) => cell.table === table),
    ),
  ),
  group(
    tableTitles.requests,
    cells.filter((cell) => cell.table === "requests" && cell.column === "total"),
  ),
  group(
    "按申请人",
    cells.filter((cell) => cell.table === "requests" && cell.column !== "total"),
  ),
  ...(["prose", "y2014"] as const).map((table) =>
    group(
      tableTitles[table],
      cells.filter((cell) => cell.table === table),
    ),
  ),
];
