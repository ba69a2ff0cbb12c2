import { looksLikeFigure } from "../extract/figure";
import type { SheetRow } from "./sheet";
import { type Drawn, extentOf, rowsOf } from "./sheet-lay";
import { overlap, type Range } from "./sheet-range";
import { overlaysOf } from "./xlsx-drawings";
import { otherwiseSeen } from "./xlsx-formats";
import { type ParsedCell, type ParsedSheet, parseSheet, type WorkbookFacts } from "./xlsx-parse";

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
  const extent = extentOf(parsed.filled);
  return rowsOf({ ...parsed, filled: markCovered(parsed.filled, parsed, drawingOf, extent) });
}

/** Marks the figures over which something lies, or which a condition may hide. */
function markCovered(
  cells: readonly ParsedCell[],
  { merges, conditions, drawing, sizes }: ParsedSheet,
  drawingOf: (id: string) => string | null,
  { height, width }: { height: number; width: number },
): readonly Drawn[] {
  const extent = { top: 0, left: 0, bottom: height - 1, right: width - 1 };
  const xml = drawing === null ? null : drawingOf(drawing);
  const overlays = xml === null ? [] : overlaysOf(xml, sizes, extent);
  if (overlays.length === 0 && conditions.isEmpty()) return cells;
  const spans = new Map(merges.map((merge) => [merge.top * 16_384 + merge.left, merge]));
  const isCovered = ({ row, column }: Drawn) => {
    const place: Range = spans.get(row * 16_384 + column) ?? {
      top: row,
      left: column,
      bottom: row,
      right: column,
    };
    return overlays.some((overlay) => overlap(overlay, place));
  };
  return cells.map((cell) => {
    if (!looksLikeFigure(cell.text) || cell.text.endsWith(otherwiseSeen)) return cell;
    const isDoubtful =
      isCovered(cell) || conditions.hides(cell.row, cell.column, Number(cell.text), cell.style);
    return isDoubtful ? { ...cell, text: cell.text + otherwiseSeen } : cell;
  });
}
