import type { Block } from "../../document";
import { canContinue, joinPieces } from "./join-pieces";
import { type PlacedLine, paragraphsOf } from "./paragraphs";
import type { PageParts } from "./running-lines";
import { tableBlock } from "./table-block";
import type { TablePiece } from "./table-piece";
import { widenFirst } from "./widen-piece";

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
    const { left, right } = edgesOf(parts);
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

function edgesOf(parts: PageParts["parts"]): { left: number; right: number } {
  const lines = parts.flatMap((part) => (part.kind === "line" ? [part.line] : []));
  return { left: Math.min(...lines.map(({ x0 }) => x0)), right: Math.max(...lines.map(({ x1 }) => x1)) };
}
