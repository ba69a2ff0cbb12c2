import type { Block } from "../../document";
import { raisedMark } from "../look/run-look";
import { layOut, type SpanCell } from "../table/grid";
import { blocksOfLines, zeroWidth } from "../text/text";
import type { Legibility } from "./paint";

type Flow = { lines: string[]; blocks: Block[]; tables: number };
type Cell = { flow: Flow; columns: number; rows: number };
type OpenTable = { rows: Cell[][]; outer: Flow };

const newFlow = (): Flow => ({ lines: [], blocks: [], tables: 0 });

/**
 * Gathers the text of a page, piece by piece, into lines, boxes and blocks. A table that holds tables is layout: its
 * cells follow each other as blocks.
 */
export function createPageFlow() {
  const tables: OpenTable[] = [];
  const root = newFlow();
  let flow = root;
  let line = "";
  let lastLegibility: Legibility = "legible";
  let isIllegible = false;
  let isApart = false;
  let pieces = 0;

  const endLine = () => {
    const text = line.replace(zeroWidth, "").trim();
    if (text !== "")
      flow.lines.push(isIllegible && flow !== root && isFigure.test(text) ? raisedMark + text : text);
    line = "";
    isIllegible = false;
  };
  const endParagraphs = () => {
    endLine();
    for (const block of blocksOfLines(flow.lines)) flow.blocks.push(block);
    flow.lines = [];
  };
  const endCell = () => {
    const table = tables.at(-1);
    const cell = table?.rows.at(-1)?.at(-1);
    if (table && cell && flow === cell.flow) {
      endLine();
      flow = table.outer;
    }
  };
  const endTable = () => {
    const table = tables.at(-1);
    if (!table) return;
    endCell();
    tables.pop();
    flow = table.outer;
    flow.tables += 1;
    for (const block of blocksOfTable(table)) flow.blocks.push(block);
  };

  return {
    endLine,
    endCell,
    endTable,
    get inTable() {
      return tables.length > 0;
    },
    /** How many pieces of text have been written. */
    get pieces() {
      return pieces;
    },
    openTable() {
      endParagraphs();
      tables.push({ rows: [], outer: flow });
    },
    openRow() {
      endCell();
      tables.at(-1)?.rows.push([]);
    },
    openCell(columns: number, rows: number) {
      const table = tables.at(-1);
      if (!table) return endLine();
      endCell();
      if (table.rows.length === 0) table.rows.push([]);
      const cell = { flow: newFlow(), columns, rows };
      table.rows.at(-1)?.push(cell);
      flow = cell.flow;
    },
    /** What comes now is not seen where what came before ends. */
    part() {
      isApart = true;
    },
    mark() {
      line += raisedMark;
    },
    write(text: string, legibility: Legibility) {
      if (tables.length > 0 && flow === tables.at(-1)?.outer) return;
      const printed = text.replace(/[ \t\r\n\f]+/g, " ");
      if (printed.trim() !== "") {
        if ((isApart || legibility !== lastLegibility) && line.trim() !== "") line += raisedMark;
        isIllegible ||= legibility === "illegible";
        isApart = false;
        lastLegibility = legibility;
        pieces += 1;
      }
      line += printed;
    },
    /** Text whose lines are the page's lines. */
    writeLines(text: string) {
      const [first = "", ...rest] = text.split(/\r?\n/);
      line += first;
      for (const next of rest) {
        flow.lines.push(line);
        line = next;
      }
    },
    finish(): Block[] {
      while (tables.length > 0) endTable();
      endParagraphs();
      return root.blocks;
    },
  };
}

const isFigure = /^(?=.*\d)[^\p{L}^]+$/u;

/** No box of a report's tables holds as many lines, its longest texts among them. */
const linesOfPage = 80;

function blocksOfTable(table: OpenTable): Block[] {
  const cells = table.rows.flat();
  const isLayout =
    cells.length === 1 ||
    cells.some(({ flow }) => flow.tables > 0 || flow.blocks.length + flow.lines.length > linesOfPage);
  if (isLayout) return cells.flatMap((cell) => [...cell.flow.blocks, ...blocksOfLines(cell.flow.lines)]);
  const rows: SpanCell[][] = table.rows.map((row) =>
    row.map(({ flow, columns, rows }) => ({ text: flow.lines.join("\n"), columns, rows })),
  );
  return rows.length > 0 ? [layOut(rows)] : [];
}
