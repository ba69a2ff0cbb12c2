import type { Block, Table } from "../../document";
import { looksLikeFigure } from "../../extract/figure";
import type { Background } from "../look/colour";
import { raisedMark } from "../look/run-look";
import { layOut, type SpanCell } from "../table/grid";
import { blocksOfLines } from "../text/text";
import { type Attributes, groundOf, isOn, type Palette } from "./docx-styles";

/** Twentieths of a point: of a row no higher than this nothing is seen. */
const lowestRow = 60;

type ReadElement = (attributes: Attributes, parent: string | undefined) => void;

/**
 * Gathers the tables that are open.
 * @param grounds of styles of tables, by their ids
 */
export function createDocxTables(grounds: ReadonlyMap<string, Background>, palette: Palette) {
  const tables: OpenTable[] = [];
  const row = () => tables.at(-1)?.rows.at(-1);
  const cell = () => row()?.cells.at(-1);
  const cover = () => {
    const open = cell();
    if (open) open.covered = true;
  };
  const ofRow =
    (readElement: (row: OpenRow, attributes: Attributes) => void): ReadElement =>
    (attributes) => {
      const open = row();
      if (open) readElement(open, attributes);
    };
  const ofCell =
    (readElement: (cell: OpenCell, attributes: Attributes) => void): ReadElement =>
    (attributes) => {
      const open = cell();
      if (open) readElement(open, attributes);
    };
  const diagonal = ofCell((open, { "w:val": value }) => {
    open.struck ||= !/^(?:nil|none)$/.test(value ?? "");
  });
  const elements = new Map<string, ReadElement>([
    ["w:tr", () => tables.at(-1)?.rows.push({ before: 0, cells: [], deleted: false })],
    ["w:tc", () => row()?.cells.push(newCell())],
    [
      "w:gridSpan",
      ofCell((open, { "w:val": value = "1" }) => {
        open.columns = Number.parseInt(value, 10) || 1;
      }),
    ],
    [
      "w:vMerge",
      ofCell((open, { "w:val": value }) => {
        open.merge = value === "restart" ? "restart" : "continue";
      }),
    ],
    [
      "w:gridBefore",
      ofRow((open, { "w:val": value = "1" }) => {
        open.before = Number.parseInt(value, 10) || 1;
      }),
    ],
    [
      "w:hidden",
      ofRow((open, { "w:val": value }) => {
        open.deleted ||= isOn(value);
      }),
    ],
    [
      "w:trHeight",
      ofRow((open, { "w:val": value, "w:hRule": rule }) => {
        open.deleted ||= rule === "exact" && Number(value) <= lowestRow;
      }),
    ],
    ["w:tl2br", diagonal],
    ["w:tr2bl", diagonal],
    [
      "w:tblStyle",
      ({ "w:val": value = "" }) => {
        const table = tables.at(-1);
        if (table) table.ground ??= grounds.get(value) ?? null;
      },
    ],
  ]);
  return {
    isOpen: () => tables.length > 0,
    cell,
    cover,
    ground: (): Background | null => cell()?.ground ?? tables.at(-1)?.ground ?? null,
    begin: () => tables.push({ ground: null, rows: [] }),
    deleteRow: ofRow((open) => {
      open.deleted = true;
    }),
    /** What an element says of the open table, row or cell; false if nothing. */
    take(name: string, attributes: Attributes, parent: string | undefined): boolean {
      const readElement = elements.get(name);
      if (readElement) readElement(attributes, parent);
      else if (name === "w:shd" && (parent === "w:tcPr" || parent === "w:tblPr")) {
        const place = parent === "w:tcPr" ? cell() : tables.at(-1);
        if (place) place.ground = groundOf(attributes, palette) ?? place.ground;
      } else if (tables.length > 0 && covers(name, attributes)) cover();
      else return false;
      return true;
    },
    /** Closes a table: its blocks, or none where it stands in a cell of another. */
    end(): Block[] {
      const laid = blocksOfRows(tables.pop()?.rows ?? []);
      const outer = cell();
      if (!outer) return laid;
      for (const block of laid)
        if (block.kind === "table") outer.tables.push(block);
        else outer.paragraphs.push(block.text);
      return [];
    },
  };
}

/** A cell as it is gathered: its paragraphs, what it spans, and tables inside it. */
export type OpenCell = {
  paragraphs: string[];
  columns: number;
  merge: "none" | "restart" | "continue";
  tables: Table[];
  ground: Background | null;
  /** A line is drawn through it. */
  struck: boolean;
  /** Something lies over its text, or its text is not what is seen. */
  covered: boolean;
};
type OpenRow = { before: number; cells: OpenCell[]; deleted: boolean };
type OpenTable = { ground: Background | null; rows: OpenRow[] };

export const newCell = (): OpenCell => ({
  paragraphs: [],
  columns: 1,
  merge: "none",
  tables: [],
  ground: null,
  struck: false,
  covered: false,
});

/** The rows of a table as a table with spans, or, where it holds others or one cell only, as what its cells hold. */
function blocksOfRows(drawn: readonly OpenRow[]): Block[] {
  const rows = drawn.filter(({ deleted }) => !deleted);
  const cells = rows.flatMap((row) => row.cells);
  if (cells.length === 1 || cells.some((cell) => cell.tables.length > 0))
    return cells.flatMap((cell) => [...blocksOfLines(visibleText(cell).split("\n")), ...cell.tables]);
  const starts = rows.map(({ before, cells }) => {
    let column = before;
    return cells.map((cell) => {
      const start = column;
      column += cell.columns;
      return { cell, start };
    });
  });
  /** How many rows below continue the merge that starts here. */
  const height = (rowIndex: number, start: number) => {
    let end = rowIndex + 1;
    while (starts[end]?.some((item) => item.start === start && item.cell.merge === "continue")) end += 1;
    return end - rowIndex;
  };
  const spans: SpanCell[][] = starts.map((row, rowIndex) => [
    ...Array.from({ length: rows[rowIndex]?.before ?? 0 }, () => ({ text: "", columns: 1, rows: 1 })),
    ...row
      .filter(
        ({ cell, start }) =>
          cell.merge !== "continue" || rowIndex === 0 || !mergesUp(starts, rowIndex, start),
      )
      .map(({ cell, start }) => ({
        text: visibleText(cell, rowIndex > 0 && start > 0),
        columns: cell.columns,
        rows: cell.merge === "none" ? 1 : height(rowIndex, start),
      })),
  ]);
  return [layOut(spans)];
}

/** The text of a cell; a figure that is not seen as it is written is marked, as is a blank where a figure may stand. */
export function visibleText({ paragraphs, struck, covered }: OpenCell, mayBeFigure = false): string {
  const text = paragraphs.join("\n").trim();
  const isDoubtful = text === "" ? covered && mayBeFigure : (covered || struck) && looksLikeFigure(text);
  return isDoubtful ? text + raisedMark : text;
}

/** A continuing cell belongs to the one above; one without anything above stands for itself. */
function mergesUp(starts: { cell: OpenCell; start: number }[][], rowIndex: number, start: number): boolean {
  return starts[rowIndex - 1]?.some((item) => item.start === start && item.cell.merge !== "none") ?? false;
}

const shapes = new Set(
  "v:shape v:rect v:roundrect v:oval v:line v:polyline v:curve v:arc v:image v:group v:textbox w:txbxContent m:oMath w:altChunk w:cellDel".split(
    " ",
  ),
);
/** English metric units and points: specks that cover nothing. */
const tiniest = { emu: 38_100, points: 3 };

/** Whether an element lays something over the text of its cell, or stands for text of it that is not read. */
function covers(name: string, attributes: Attributes): boolean {
  if (name === "wp:extent") return Number(attributes.cx) > tiniest.emu || Number(attributes.cy) > tiniest.emu;
  if (name === "w:fldSimple") return drawsText(attributes["w:instr"] ?? "");
  if (!shapes.has(name)) return false;
  const sizes = [
    ...(attributes.style ?? "").matchAll(/(?:^|;)\s*(?:width|height):\s*([\d.]+)(?:pt)?(?=;|$)/g),
  ];
  return sizes.length < 2 || sizes.some(([, size]) => Number(size) > tiniest.points);
}

/** Whether the code of a field draws signs itself and keeps no result. */
export const drawsText = (code: string) => /^\s*(?:EQ|ADVANCE|SYMBOL)\b/i.test(code);
