import { cellById } from "@/lib/catalogue/cells";
import type { Block, Place, ReportDocument } from "../document";
import type { CellReading, ProseReading } from "../reading";

export const placeLimits = { table: 20_000, row: 10_000, column: 256 };

/**
 * A document in which each figure stands at the place that is stated for it, with its name before it where that
 * place is free, and the sentences of the prose at theirs: what is left of an original that is no longer there.
 */
export function jsonDocument(
  file: string,
  cells: ReadonlyMap<string, CellReading>,
  prose: ReadonlyMap<string, ProseReading>,
): ReportDocument {
  const tables = new Map<number, Map<number, Map<number, string>>>();
  const rowOf = ({ table, row }: Place) => {
    const rows = tables.get(table) ?? new Map<number, Map<number, string>>();
    tables.set(table, rows);
    const boxes = rows.get(row) ?? new Map<number, string>();
    rows.set(row, boxes);
    return boxes;
  };
  for (const { at, raw } of prose.values()) {
    const boxes = rowOf(at);
    const known = boxes.get(at.column) ?? "";
    if (!known.includes(raw)) boxes.set(at.column, known + raw);
  }
  for (const { at, raw } of cells.values()) if (at) rowOf(at).set(at.column, raw);
  for (const [id, { at }] of cells) {
    if (!at || at.column === 1) continue;
    const boxes = rowOf(at);
    if (!boxes.has(at.column - 1)) boxes.set(at.column - 1, cellById(id).zh);
  }
  return {
    format: "json",
    metadata: [{ name: "file", value: file }],
    blocks: Array.from({ length: most(tables) }, (_, index) => blockOf(tables.get(index + 1))),
  };
}

const most = (items: ReadonlyMap<number, unknown>) =>
  [...items.keys()].reduce((highest, key) => Math.max(highest, key), 0);

function blockOf(rows: ReadonlyMap<number, ReadonlyMap<number, string>> | undefined): Block {
  if (!rows) return { kind: "paragraph", text: "", line: null };
  const alone = rows.size === 1 ? rows.get(1) : undefined;
  const text = alone?.size === 1 ? alone.get(1) : undefined;
  if (text !== undefined) return { kind: "paragraph", text, line: null };
  return {
    kind: "table",
    aligned: true,
    rows: Array.from({ length: most(rows) }, (_, row) => {
      const boxes = rows.get(row + 1) ?? new Map<number, string>();
      return Array.from({ length: most(boxes) }, (__, column) => ({
        text: boxes.get(column + 1) ?? "",
        column,
        columns: 1,
        rows: 1,
      }));
    }),
  };
}
