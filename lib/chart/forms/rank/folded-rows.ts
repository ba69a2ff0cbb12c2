import type { Line, Point, Series } from "@/lib/series/series";

/** The rows of a ranking: those that are listed, and those without any case, of whom only the number is. */
export function foldedRows({ lines }: { lines: readonly Line[] }): { listed: Line[]; folded: Line[] } {
  const agencies = lines.filter(({ role }) => role !== "reference");
  const folded = agencies.filter(({ points }) => hasNoCase(points.at(-1)));
  if (folded.length === agencies.length) return { listed: agencies, folded: [] };
  return { listed: agencies.filter((line) => !folded.includes(line)), folded };
}

/** The rows that are drawn: of those listed, all but the ones whose base is too small to say anything. */
export function drawnRows(series: { lines: readonly Line[] }): Line[] {
  const { listed } = foldedRows(series);
  const drawn = listed.filter(({ points }) => points.at(-1)?.missing !== "no_base");
  return drawn.length === 0 ? listed : drawn;
}

/** 0 of 0, or a count of 0. */
const hasNoCase = (point: Point | undefined) =>
  point?.missing === "no_requests" || (point?.value === 0 && point.part === null);

/** `无申请12个`, `0件的5个`: empty where no row is folded. */
export function foldedText({ unit }: Pick<Series, "unit">, folded: readonly Line[]): string {
  if (folded.length === 0) return "";
  return unit === "%" ? `无申请的${folded.length}个` : `0${unit}的${folded.length}个`;
}
