import type { Block } from "../../document";
import { ReadError } from "../../open/read-error";
import { createRaisedMarker, isRaised } from "../look/run-look";
import { type CellMerge, createTableFlow, type RowEdges } from "../table/table-flow";
import { type DocBytes, type DocRun, damagedDoc, runAt, sprmsOf } from "./doc-properties";

type DocSource = {
  pieces: readonly DocPiece[];
  paragraphs: readonly DocRun[];
  hidden: readonly DocRun[];
  setApart: readonly DocRun[];
  data: DocBytes | null;
};

const cellMark = 7;

/** The body of a Word document as blocks: paragraphs, and tables as their marks and properties make them. */
export function docBlocks(source: DocSource): Block[] {
  const flow = createTableFlow();
  for (const { text, mark, place } of paragraphsOf(source)) {
    const list = runAt(source.paragraphs, place)?.list ?? null;
    const { depth, endsInnerCell, endsRow, row } = docParagraph(list, source.data);
    if (mark === cellMark) {
      if (endsRow) flow.endRow(row, Math.max(depth, 1));
      else flow.endCell(text, Math.max(depth, 1));
    } else if (depth > 1 && endsRow) flow.endRow(row, depth);
    else if (depth > 1 && endsInnerCell) flow.endCell(text, depth);
    else flow.paragraph(text, depth);
  }
  return flow.finish();
}

type Paragraph = { text: string; mark: number; place: number };

/** The paragraphs with the mark that ends each and its place; field codes, pictures and unread text left out. */
function* paragraphsOf({ pieces, hidden, setApart }: DocSource): Generator<Paragraph> {
  let text = "";
  const markBefore = createRaisedMarker();
  const fields: boolean[] = [];
  let codes = 0;
  for (const piece of pieces)
    for (let index = 0; index < piece.text.length; index += 1) {
      const character = piece.text.charCodeAt(index);
      const place = piece.from + index * piece.bytesEach;
      if (character === 7 || character === 12 || character === 13) {
        yield { text, mark: character, place };
        text = "";
      } else if (character === 0x13) {
        fields.push(true);
        codes += 1;
      } else if (character === 0x14 || character === 0x15) {
        const inCode = character === 0x14 ? fields.at(-1) : fields.pop();
        if (character === 0x14 && inCode) fields[fields.length - 1] = false;
        if (inCode) codes -= 1;
      } else if (codes === 0 && !isIn(hidden, place)) {
        text += markBefore(isIn(setApart, place), text !== "");
        text += shown(character, text);
      }
    }
  if (text !== "") yield { text, mark: 13, place: -1 };
}

const isIn = (runs: readonly DocRun[], place: number) => runs.length > 0 && runAt(runs, place) !== null;

function shown(character: number, before: string): string {
  if (character >= 32) return String.fromCharCode(character);
  if (character === 9) return before === "" ? "" : " ";
  if (character === 11 || character === 14) return "\n";
  return character === 0x1e ? "-" : "";
}

type DocParagraph = {
  /** How many tables it stands in. */
  depth: number;
  /** Its mark ends a cell of an inner table, or a row. */
  endsInnerCell: boolean;
  endsRow: boolean;
  row: RowEdges | null;
};

const code = {
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  far: 0x6646,
  farOld: 0x6645,
  farTable: 0x646b,
  define: 0xd608,
  merge: 0x5624,
  mergeDown: 0xd62b,
};
const deepest = 16;

/** What a paragraph's properties say of tables. Long ones lie in the data stream. */
export function docParagraph(list: DocBytes | null, data: DocBytes | null): DocParagraph {
  const found: DocParagraph = { depth: 0, endsInnerCell: false, endsRow: false, row: null };
  const take = (from: DocBytes, far: boolean) => {
    for (const { code: name, operand } of sprmsOf(from)) {
      const isOn = operand.length > 0 && operand.u8(0) !== 0;
      if (name === code.inTable) found.depth = isOn ? Math.max(found.depth, 1) : 0;
      else if (name === code.depth) found.depth = Math.min(operand.u32(0), deepest);
      else if (name === code.rowEnd || name === code.innerRowEnd) found.endsRow = isOn;
      else if (name === code.innerCell) found.endsInnerCell = isOn;
      else if (name === code.define) found.row = rowOf(operand);
      else if (name === code.merge && found.row) mergeAcross(found.row, operand.u8(0), operand.u8(1));
      else if (name === code.mergeDown && found.row) mergeDown(found.row, operand);
      else if (!far && data && (name === code.far || name === code.farOld || name === code.farTable)) {
        const at = operand.u32(0);
        if (at + 2 <= data.length)
          take(data.part(at + 2, Math.min(data.u16(at), data.length - at - 2)), true);
      }
    }
  };
  if (list) take(list, false);
  return found;
}

function rowOf(operand: DocBytes): RowEdges | null {
  if (operand.length < 1) return null;
  const count = operand.u8(0);
  const cellsAt = 1 + (count + 1) * 2;
  if (count === 0 || cellsAt > operand.length) return null;
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.i16(1 + index * 2));
  const flags = Array.from({ length: count }, (_, index) => {
    const at = cellsAt + index * 20;
    return at + 2 <= operand.length ? operand.u16(at) : 0;
  });
  const isLeft = mergedLeft(flags.map((bits) => bits & 3));
  const cells = flags.map(
    (bits, index): CellMerge => ({ merge: mergeOf((bits >>> 5) & 3), mergedLeft: isLeft[index] === true }),
  );
  return { edges, cells };
}

/** Programs differ in which of two bits begins a merge; whichever comes first in a run of them does. */
function mergedLeft(flags: readonly number[]): boolean[] {
  let begins = 0;
  return flags.map((flag, index) => {
    if (flag !== 0 && flags[index - 1] === 0) begins = flag;
    else if (index === 0) begins = flag;
    return flag !== 0 && index > 0 && flags[index - 1] !== 0 && flag !== begins;
  });
}

const mergeOf = (bits: number): CellMerge["merge"] => (bits & 2 ? "restart" : bits & 1 ? "continue" : "none");

function mergeAcross(row: RowEdges, first: number, limit: number): void {
  for (const cell of row.cells.slice(first + 1, limit)) cell.mergedLeft = true;
}

function mergeDown(row: RowEdges, operand: DocBytes): void {
  const cell = operand.length >= 2 ? row.cells[operand.u8(0)] : undefined;
  if (cell) cell.merge = mergeOf(operand.u8(1));
}

/** A stretch of text as it is stored: `from` is its place in the main stream. */
type DocPiece = { text: string; from: number; bytesEach: 1 | 2 };

const mostCharacters = 5_000_000;
const oneByte = new TextDecoder("windows-1252");
const twoBytes = new TextDecoder("utf-16le");

/** The pieces of the document's body, in reading order. `length`: how many characters the body has. */
export function docPieces(
  main: DocBytes,
  place: { table: DocBytes; at: number; size: number },
  length: number,
): DocPiece[] {
  if (length > mostCharacters) throw new ReadError("的Word文件过长，未读取；请只提供年度报告本身");
  const list = pieceList(place.table.part(place.at, place.size));
  const count = Math.floor((list.length - 4) / 12);
  const pieces: DocPiece[] = [];
  for (let index = 0; index < count; index += 1) {
    const start = list.u32(index * 4);
    const end = Math.min(list.u32(index * 4 + 4), length);
    if (end <= start) continue;
    const stored = list.u32((count + 1) * 4 + index * 8 + 2);
    const isOneByte = (stored & 0x40000000) !== 0;
    const from = isOneByte ? (stored & 0x3fffffff) >>> 1 : stored & 0x3fffffff;
    const { bytes } = main.part(from, (end - start) * (isOneByte ? 1 : 2));
    pieces.push({ text: (isOneByte ? oneByte : twoBytes).decode(bytes), from, bytesEach: isOneByte ? 1 : 2 });
  }
  const read = pieces.reduce((sum, { text }) => sum + text.length, 0);
  if (read !== length) throw new ReadError(damagedDoc);
  return pieces;
}

/** The list of pieces stands behind any number of property lists. */
function pieceList(clx: DocBytes): DocBytes {
  let at = 0;
  while (clx.u8(at) === 1) at += 3 + clx.u16(at + 1);
  if (clx.u8(at) !== 2) throw new ReadError(damagedDoc);
  return clx.part(at + 5, clx.u32(at + 1));
}

/** Deleted with changes tracked, struck out once or twice, hidden. */
const hiddenBy = new Set([0x0800, 0x0837, 0x2a53, 0x083c]);
const superscript = 0x2a48;
const height = 0x4845;
const [colourIndex, whiteIndex] = [0x2a42, 8];
const [colour, whiteColour] = [0x6870, 0x00ffffff];

/** The runs whose text is not in the document as it reads. */
export const hiddenRuns = (runs: readonly DocRun[]): DocRun[] =>
  runs.filter(({ list }) => {
    const on = new Set<number>();
    for (const { code, operand } of sprmsOf(list))
      if (hiddenBy.has(code) && (operand.u8(0) & 1) === 1) on.add(code);
      else on.delete(code);
    return on.size > 0;
  });

/** The runs of text set apart from the text around them: raised or lowered, as the marks of notes are, or white. */
export const setApartRuns = (runs: readonly DocRun[]): DocRun[] =>
  runs.filter(({ list }) => {
    let raised = false;
    let white = false;
    for (const { code, operand } of sprmsOf(list))
      if (code === superscript) raised = operand.u8(0) > 0;
      else if (code === height) raised = isRaised(operand.i16(0));
      else if (code === colourIndex) white = operand.u8(0) === whiteIndex;
      else if (code === colour) white = operand.u32(0) === whiteColour;
    return raised || white;
  });
