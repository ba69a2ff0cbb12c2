import type { Block } from "../../document";
import { raisedParts } from "../look/raised-text";
import { openTableFlow } from "../table/table-flow";
import { docParagraph } from "./doc-paragraph";
import { type DocRun, runAt } from "./doc-runs";
import type { DocBytes } from "./doc-sprms";
import type { DocPiece } from "./doc-text";

export type DocSource = {
  pieces: readonly DocPiece[];
  paragraphs: readonly DocRun[];
  unread: readonly DocRun[];
  apart: readonly DocRun[];
  data: DocBytes | null;
};

const cellMark = 7;

/** The body of a Word document as blocks: paragraphs, and tables as their marks and properties make them. */
export function docBlocks(source: DocSource): Block[] {
  const flow = openTableFlow();
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
function* paragraphsOf({ pieces, unread, apart }: DocSource): Generator<Paragraph> {
  let text = "";
  const markBefore = raisedParts();
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
      } else if (codes === 0 && !isIn(unread, place)) {
        text += markBefore(isIn(apart, place), text !== "");
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
