import type { Line, Series } from "@/lib/series/series";
import type { ChartForm } from "@/lib/view/view";
import { exactText } from "../number-text";

/** Where all is that a picture leaves out. */
export const elsewhere = "见网页上的表格和下载的Excel";

/**
 * The series with the first `most` of its agencies, in a ranking the highest ones, and a note of which are left out; colours are
 * then graded by those that are kept. References stay; in small multiples the others stay too, grey behind those that are kept.
 */
export function fewerLines(
  form: ChartForm,
  series: Series,
  most: number,
): { series: Series; note: string | null } {
  const own = countedLines(form, series);
  const ordered = form === "bar" ? [...own].sort((a, b) => lastOf(series, b) - lastOf(series, a)) : own;
  const left = ordered.slice(most);
  if (left.length === 0) return { series, note: null };
  const gone = new Set(left.map(({ key }) => key));
  const note = `${leftOut(form, series, most, left)}，${elsewhere}`;
  if (form === "multiples") {
    const lines = series.lines.map((line) =>
      line.role === "series" && gone.has(line.key) ? { ...line, role: "context" as const } : line,
    );
    return { series: { ...series, lines }, note };
  }
  const kept = (of: Series): Series => ({
    ...of,
    lines: of.lines.filter(({ role, key }) => role === "reference" || !gone.has(key)),
  });
  return { series: { ...kept(series), beside: series.beside.map(kept) }, note };
}

/** The agencies that take room of their own in a drawing. */
export function countedLines(form: ChartForm, series: Series): Series["lines"] {
  return series.lines.filter(({ role }) => (form === "multiples" ? role === "series" : role !== "reference"));
}

function leftOut(form: ChartForm, series: Series, most: number, left: readonly Line[]): string {
  const names = `其余${left.length}个（${spanOf(left.map(({ name }) => name))}）`;
  if (form === "multiples") return `图中是前${most}个；${names}没有单独的小图，只画作灰线`;
  if (form === "heat") return `图中是前${most}个，颜色只按这些分级；${names}没有画出`;
  if (form !== "bar") return `图中是前${most}个；${names}没有画出`;
  const values = left.map((line) => lastOf(series, line)).filter(Number.isFinite);
  const missing = left.length - values.length;
  const figures = values.map((value) => exactText(value, series.unit));
  const said = [
    ...(figures.length > 0 ? [spanOf([figures.at(-1) ?? "", figures[0] ?? ""])] : []),
    ...(missing > 0 ? [`${missing}个没有数`] : []),
  ];
  return `图中是最高的${most}个；其余${left.length}个（${said.join("，")}）没有画出`;
}

/** `甲`, `甲至丁`. */
export function spanOf(texts: readonly string[]): string {
  const [first = "", last = first] = [texts[0], texts.at(-1)];
  return first === last ? first : `${first}至${last}`;
}

/** The figure of the year that is ranked; below all where there is none. */
function lastOf({ years }: Series, { points }: Line): number {
  const year = Math.max(...years);
  return points.find((point) => point.year === year)?.value ?? Number.NEGATIVE_INFINITY;
}
