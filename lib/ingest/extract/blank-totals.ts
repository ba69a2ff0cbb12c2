import { applicants } from "@/lib/catalogue/requests";
import { hasBlankBeforeFigure } from "./align";
import type { AlignedRow } from "./align-rows";
import { readFigure } from "./figure";
import { isFilled } from "./token";

const width = applicants.length;

/**
 * Rows with one figure too few whose total is the blank one, as in reports that leave 总计 blank on most rows. Null
 * where it might be another: they are not most rows, or the last figure of one of them is the sum of those before it.
 */
export function rowsWithBlankTotal(rows: readonly AlignedRow[]): AlignedRow[] | null {
  const short = rows.filter(
    ({ alignment, found: { boxes } }) =>
      alignment.kind === "lost" &&
      boxes.filter(isFilled).length === width - 1 &&
      !hasBlankBeforeFigure(boxes),
  );
  return short.length * 2 > rows.length && !short.some(mayEndWithTotal) ? short : null;
}

function mayEndWithTotal({ found }: AlignedRow): boolean {
  let sum = 0;
  let last = 0;
  for (const { text } of found.boxes.filter(isFilled)) {
    const figure = readFigure(text, "count");
    if (figure.kind === "missing") return true;
    sum += last;
    last = figure.value;
  }
  return last > 0 && last === sum;
}
