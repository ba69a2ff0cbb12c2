import { coverage } from "@/lib/catalogue/comparison";
import type { Series } from "@/lib/series/series";
import { chartSubtitle, yearsText } from "../chart-words";
import { coverageText } from "../point-words";
import { type ChartForm, drawnFormEntry, formEntry } from "./forms";

/** What a picture shows, for those who cannot see it. */
export function describeChart(form: ChartForm, series: Series): string {
  const named = series.lines.filter(({ role }) => role !== "context").map(({ name }) => name);
  const some = named.slice(0, 8).join("、") + (named.length > 8 ? `等${named.length}项` : "");
  const others = series.lines.length - named.length;
  return [
    `${formEntry(form).noun}，${series.years.length > 0 ? `${yearsText(series.years)}，` : ""}${chartSubtitle(series)}。`,
    some === "" ? "" : `画有${some}。`,
    others > 0 ? `另有${others}项作背景。` : "",
    "各数见表格。",
  ].join("");
}

/** What the hollow marks of a drawing mean; empty where there is none. */
export function hollowNote(form: ChartForm, { lines }: Pick<Series, "lines">): string[] {
  const low = lines.some(({ points }) => points.some((point) => coverageText(point) !== null));
  if (!low || form === "table" || !drawnFormEntry(form).hollow) return [];
  return [`空心：有数的机关不足应公开机关的${coverage * 100}%，不与前后年相连`];
}
