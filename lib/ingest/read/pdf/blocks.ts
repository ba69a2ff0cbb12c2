import type { Block, Paragraph, Table } from "../../document";
import { canContinue, joinPieces, widenFirst } from "./drawn-page-breaks";
import type { PageParts } from "./page-parts";
import { nearestLevel } from "./rulings";
import type { TablePiece } from "./table-piece";
import type { TextLine } from "./text-lines";

/** The parts of all pages as blocks in reading order, tables and paragraphs joined over the page breaks. */
export function blocksOfPages(pages: readonly PageParts[]): Block[] {
  const blocks: Block[] = [];
  let lines: PlacedLine[] = [];
  let table: TablePiece | null = null;
  let tablePage = -1;
  const endLines = () => {
    blocks.push(...paragraphsOf(lines));
    lines = [];
  };
  const endTable = () => {
    if (table) blocks.push(tableBlock(table));
    table = null;
  };
  pages.forEach((own, page) => {
    const parts = table !== null && tablePage === page - 1 ? widenFirst(table, own.parts) : own.parts;
    const { left, right } = textEdges(parts);
    parts.forEach((part, index) => {
      if (part.kind === "line") {
        endTable();
        lines.push({ line: part.line, left, right, page });
        return;
      }
      endLines();
      const above = index === 0 && tablePage === page - 1 ? table : null;
      if (above && canContinue(above, part)) table = joinPieces(above, part);
      else {
        endTable();
        table = part;
      }
      tablePage = page;
    });
  });
  endTable();
  endLines();
  return blocks;
}

function textEdges(parts: PageParts["parts"]): { left: number; right: number } {
  const lines = parts.flatMap((part) => (part.kind === "line" ? [part.line] : []));
  return { left: Math.min(...lines.map(({ x0 }) => x0)), right: Math.max(...lines.map(({ x1 }) => x1)) };
}

/** A line and the edges of the text on its page. */
type PlacedLine = { line: TextLine; left: number; right: number; page: number };

/** Lines as paragraphs: a line that fills its page from left to right goes on in the next, unless that one is indented. */
function paragraphsOf(lines: readonly PlacedLine[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let before: PlacedLine | null = null;
  for (const placed of lines) {
    const open = paragraphs.at(-1);
    if (open && before && goesOn(before, placed)) open.text += glue(open.text, placed.line.text);
    else paragraphs.push({ kind: "paragraph", text: placed.line.text, line: null });
    before = placed;
  }
  return paragraphs;
}

function goesOn(before: PlacedLine, next: PlacedLine): boolean {
  const { size } = before.line;
  const isShort = before.right - before.line.x1 > size * 1.6 || before.line.x0 - before.left > size * 4;
  const isIndented = next.line.x0 - next.left > size * 1.2;
  const isFar = before.page === next.page && next.line.baseline - before.line.baseline > size * 3;
  return !isShort && !isIndented && !isFar && Math.abs(next.line.size - size) < 1.5;
}

const glue = (text: string, next: string) =>
  /[A-Za-z0-9]$/.test(text) && /^[A-Za-z]/.test(next) ? ` ${next}` : next;

const sameEdge = 4;

/** A table in points as a table in columns. */
function tableBlock({ cells, height }: TablePiece): Table {
  const edges = columnEdges(cells.flatMap(({ x0, x1 }) => [x0, x1]));
  const rows = Array.from({ length: height }, (_, row) =>
    cells
      .filter((cell) => cell.row === row)
      .map(({ text, x0, x1, rows }) => {
        const column = nearestLevel(edges, x0);
        return { text, column, columns: Math.max(1, nearestLevel(edges, x1) - column), rows };
      })
      .sort((a, b) => a.column - b.column),
  );
  return { kind: "table", aligned: true, rows };
}

function columnEdges(places: readonly number[]): number[] {
  const edges: number[] = [];
  for (const place of [...places].sort((a, b) => a - b)) {
    const last = edges.at(-1);
    if (last === undefined || place - last > sameEdge) edges.push(place);
  }
  return edges;
}
