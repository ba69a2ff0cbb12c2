import { looksLikeFigure } from "../extract/figure";
import { ReadError } from "./read-error";
import { type SheetRow, sheetLimits } from "./sheet";
import { overlap, type Range } from "./sheet-range";
import { overlaysOf } from "./xlsx-drawings";
import { otherwiseSeen } from "./xlsx-formats";
import { withoutHidden } from "./xlsx-hidden";
import { type Drawn, lay } from "./xlsx-lay";
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
  const { filled, empty, merges, hidden } = parsed;
  const height = filled.reduce((most, { row }) => Math.max(most, row + 1), 0);
  const width = filled.reduce((most, { column }) => Math.max(most, column + 1), 0);
  if (height > sheetLimits.rows || width > sheetLimits.columns)
    throw new ReadError(
      `的工作表写到第${height}行第${width}列，超过${sheetLimits.rows}行${sheetLimits.columns}列的上限，未读取；请删去表外的内容`,
    );
  const inside = empty.filter(({ row, column }) => row < height && column < width);
  if (filled.length + inside.length > sheetLimits.cells)
    throw new ReadError(
      `的工作表有${filled.length + inside.length}格，超过${sheetLimits.cells}格的上限，未读取；请删去表外的内容`,
    );
  const drawn = [...markCovered(filled, parsed, drawingOf, { height, width }), ...inside];
  const size = { height, width: Math.min(width + 32, sheetLimits.columns) };
  if (hidden.rows.length + hidden.columns.length === 0) return lay(drawn, merges, size);
  const seen = withoutHidden(drawn, merges, hidden);
  return lay(seen.drawn, seen.merges, size).map((row) => ({ ...row, number: seen.rowOf(row.place - 1) + 1 }));
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
