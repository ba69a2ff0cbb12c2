import type { Box, Place, ReportDocument, Table } from "@/lib/ingest/document";

/** A box of a snippet; `gap` is what a box of a row above, or nothing, takes up. */
export type SnippetBox = { text: string; columns: number; marked: boolean; gap: boolean };

/** A piece of the source: rows of a table as printed, or a paragraph. */
export type Snippet =
  | {
      kind: "table";
      /** The place of the table in the document, from 1. */
      block: number;
      rows: { row: number; boxes: SnippetBox[] }[];
      /** Rows with marked boxes that are not shown. */
      more: number;
    }
  | { kind: "paragraph"; block: number; text: string };

/** So many rows of a table tell what a finding is about, the last among them: it is the total. The source page shows all. */
const mostRows = 8;

/** The rows and paragraphs that some figures stand in, in the order of the document, with their boxes marked. */
export function sourceSnippets({ blocks }: ReportDocument, places: readonly Place[]): Snippet[] {
  const asked = [...new Set(places.map(({ table }) => table))].sort((a, b) => a - b);
  return asked.flatMap((number): Snippet[] => {
    const block = blocks[number - 1];
    if (!block) return [];
    if (block.kind === "paragraph") return [{ kind: "paragraph", block: number, text: block.text }];
    const ofBlock = places.filter(({ table }) => table === number);
    const rows = [...new Set(ofBlock.map(({ row }) => row))].sort((a, b) => a - b);
    const told = rows.length > mostRows ? [...rows.slice(0, mostRows - 1), ...rows.slice(-1)] : rows;
    const shown = told.flatMap((row) => {
      const marked = new Set(ofBlock.filter((place) => place.row === row).map(({ column }) => column));
      const boxes = boxesOf(block, row, marked);
      return boxes.length > 0 ? [{ row, boxes }] : [];
    });
    return shown.length > 0
      ? [{ kind: "table", block: number, rows: shown, more: Math.max(0, rows.length - mostRows) }]
      : [];
  });
}

function boxesOf(table: Table, row: number, marked: ReadonlySet<number>): SnippetBox[] {
  const boxes = table.rows[row - 1] ?? [];
  let end = 0;
  return boxes.flatMap((box, at) => {
    const own = { text: box.text, columns: spanOf(table, box), marked: marked.has(at + 1), gap: false };
    const gap = table.aligned ? box.column - end : 0;
    end = box.column + box.columns;
    return gap > 0 ? [{ text: "", columns: gap, marked: false, gap: true }, own] : [own];
  });
}

const spanOf = ({ aligned }: Table, { columns }: Box) => (aligned ? columns : 1);
