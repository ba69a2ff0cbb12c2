import { cellById } from "@/lib/catalogue/cells";
import type { CellReading, ProseReading } from "../reading";

const yuanInTenThousand = 10_000;

/** The figures of the prose among figures that a sheet states under their ids, and the figures of the tables. */
export function splitProse(stated: ReadonlyMap<string, CellReading>): {
  cells: Map<string, CellReading>;
  prose: Map<string, ProseReading>;
} {
  const cells = new Map<string, CellReading>();
  const prose = new Map<string, ProseReading>();
  for (const [id, cell] of stated) {
    const { table, unit } = cellById(id);
    if (table !== "prose") cells.set(id, cell);
    else if (cell.kind === "number" && (unit === "元" || Number.isInteger(cell.value)) && cell.value >= 0) {
      const value = cell.unit === "万元" ? Number((cell.value * yuanInTenThousand).toFixed(4)) : cell.value;
      prose.set(id, { value, approximate: false, raw: cell.raw, at: cell.at, section: null });
    }
  }
  return { cells, prose };
}
