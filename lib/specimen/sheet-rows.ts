import { slotsOf } from "./drawn-table";
import { outlineOf } from "./outline";
import type { Specimen } from "./specimen";

/** A row of a sheet: its texts by column, and the cells that are merged, each by its column and spans. */
export type DrawnSheetRow = {
  texts: (string | null)[];
  merges: { column: number; columns: number; rows: number }[];
  isTable: boolean;
};

/** The report as rows of one sheet: prose in the first column, tables as they are printed, null where merged over. */
export function sheetRowsOf(specimen: Specimen): DrawnSheetRow[] {
  return outlineOf(specimen).flatMap((part): DrawnSheetRow[] => {
    if (part.kind !== "table") return [{ texts: [part.text], merges: [], isTable: false }];
    return slotsOf(part.table).map((slots) => ({
      texts: slots.map(({ kind, box }) => (kind === "box" ? box.text : null)),
      merges: slots.flatMap(({ kind, box: { column, columns, rows } }) =>
        kind === "box" && columns * rows > 1 ? [{ column, columns, rows }] : [],
      ),
      isTable: true,
    }));
  });
}
