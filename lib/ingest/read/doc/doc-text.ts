import { ReadError } from "../../open/read-error";
import { isRaised } from "../look/raised-text";
import type { DocRun } from "./doc-runs";
import { type DocBytes, damagedDoc, sprmsOf } from "./doc-sprms";

/** A stretch of text as it is stored: `from` is its place in the main stream. */
export type DocPiece = { text: string; from: number; bytesEach: 1 | 2 };

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
const unreadBy = new Set([0x0800, 0x0837, 0x2a53, 0x083c]);
const superscript = 0x2a48;
const height = 0x4845;
const [colourIndex, whiteIndex] = [0x2a42, 8];
const [colour, whiteColour] = [0x6870, 0x00ffffff];

/** The runs whose text is not in the document as it reads. */
export const unreadRuns = (runs: readonly DocRun[]): DocRun[] =>
  runs.filter(({ list }) => {
    const on = new Set<number>();
    for (const { code, operand } of sprmsOf(list))
      if (unreadBy.has(code) && (operand.u8(0) & 1) === 1) on.add(code);
      else on.delete(code);
    return on.size > 0;
  });

/** The runs of text set apart from the text around them: raised or lowered, as the marks of notes are, or white. */
export const apartRuns = (runs: readonly DocRun[]): DocRun[] =>
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
