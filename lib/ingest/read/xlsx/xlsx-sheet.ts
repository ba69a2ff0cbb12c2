import { looksLikeFigure } from "../../extract/figure";
import type { SheetRow } from "../sheet/sheet";
import { type Drawn, extentOf, rowsOf } from "../sheet/sheet-lay";
import { overlap, type Range } from "../sheet/sheet-range";
import { type Overlay, overlaysOf } from "./xlsx-drawings";
import { otherwiseSeen } from "./xlsx-formats";
import { type ParsedSheet, parseSheet, type WorkbookFacts } from "./xlsx-parse";

/**
 * The rows of one sheet's XML with merged cells as spans, as they are seen: hidden rows and columns are left out, and a
 * figure that is covered or hidden is marked. Cells without a text count only as far as the others reach, so that a format
 * put on a million empty rows does no harm.
 * @param drawingOf the XML of a drawing by the id that the sheet gives it
 * @throws ReadError for a text beyond 10,000 rows or 256 columns, more than 200,000 cells, or merges that overlap
 */
export function sheetRows(
  xml: string,
  facts: WorkbookFacts,
  drawingOf: (id: string) => string | null,
): SheetRow[] {
  const parsed = parseSheet(xml, facts);
  return rowsOf({ ...parsed, ...markCovered(parsed, drawingOf) });
}

/** Marks the figures over which something lies or which a condition may hide, and the blanks in which a text box has digits. */
function markCovered(
  { filled, empty, merges, conditions, drawing, sizes }: ParsedSheet,
  drawingOf: (id: string) => string | null,
): { filled: readonly Drawn[]; empty: readonly Drawn[] } {
  const { height, width } = extentOf(filled);
  const extent = { top: 0, left: 0, bottom: height - 1, right: width - 1 };
  const xml = drawing === null ? null : drawingOf(drawing);
  const overlays = xml === null ? [] : overlaysOf(xml, sizes, extent);
  if (overlays.length === 0 && conditions.isEmpty()) return { filled, empty };
  const spans = new Map(merges.map((merge) => [merge.top * 16_384 + merge.left, merge]));
  const placeOf = ({ row, column }: Drawn): Range =>
    spans.get(row * 16_384 + column) ?? { top: row, left: column, bottom: row, right: column };
  const isUnder = (cell: Drawn, some: readonly Overlay[]) => {
    const place = placeOf(cell);
    return some.some((overlay) => overlap(overlay, place));
  };
  const written = overlays.filter(({ hasDigits }) => hasDigits);
  const isWrittenOver = (cell: Drawn) => written.length > 0 && cell.column > 0 && isUnder(cell, written);
  const marked = filled.map((cell): Drawn => {
    if (!looksLikeFigure(cell.text) || cell.text.endsWith(otherwiseSeen)) return cell;
    const { row, column, text, style } = cell;
    const isDoubtful = isUnder(cell, overlays) || conditions.hides(row, column, Number(text), style);
    return isDoubtful ? { ...cell, text: text + otherwiseSeen } : cell;
  });
  const blanks = empty.filter(isWrittenOver).map((cell) => ({ ...cell, text: otherwiseSeen }));
  return {
    filled: [...marked, ...blanks],
    empty: blanks.length > 0 ? empty.filter((cell) => !isWrittenOver(cell)) : empty,
  };
}
