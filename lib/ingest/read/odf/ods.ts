import { looksLikeFigure } from "../../extract/figure";
import type { Sheet } from "../sheet/sheet";
import { type Drawn, rowsOf } from "../sheet/sheet-lay";
import { overlap } from "../sheet/sheet-range";
import { otherwiseSeen } from "../xlsx/xlsx-formats";
import { odfParts } from "./odf-parts";
import { odfStyles } from "./odf-styles";
import { type OdsTable, odsTables } from "./ods-tables";

/**
 * The sheets of an OpenDocument workbook (.ods) that a reader sees, as its cells display their values; what is hidden is
 * left out, and a figure over which something lies is marked.
 * @throws ReadError if it is damaged, encrypted, or a sheet is too large
 */
export async function readOds(bytes: Uint8Array): Promise<Sheet[]> {
  const { content, styles } = await odfParts(bytes);
  return odsTables(content, odfStyles([styles, content]))
    .filter(({ isHidden }) => !isHidden)
    .map((table) => ({
      name: table.name,
      rows: rowsOf({ ...table, filled: table.filled.map(marked(table)) }),
    }));
}

/** Marks the figures over which something is drawn. */
const marked =
  ({ overlays, merges }: OdsTable) =>
  (cell: Drawn): Drawn => {
    if (overlays.length === 0 || !looksLikeFigure(cell.text) || cell.text.endsWith(otherwiseSeen))
      return cell;
    const { row: top, column: left } = cell;
    const place = merges.find((merge) => merge.top === top && merge.left === left) ?? {
      top,
      left,
      bottom: top,
      right: left,
    };
    return overlays.some((overlay) => overlap(overlay, place))
      ? { ...cell, text: cell.text + otherwiseSeen }
      : cell;
  };
