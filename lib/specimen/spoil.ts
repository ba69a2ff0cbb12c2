import type { Random } from "./seeded-random";

/** How rows and cells are written in a kind of document: what of its text is a row, and what of a row a cell. */
export type Markup = { row: RegExp; cell: RegExp };

export const markups = {
  html: { row: /<tr[\s>][\s\S]*?<\/tr>/g, cell: /<t[dh][\s>][\s\S]*?<\/t[dh]>/g },
  docx: { row: /<w:tr[\s>][\s\S]*?<\/w:tr>/g, cell: /<w:tc>[\s\S]*?<\/w:tc>/g },
  rtf: { row: /\\trowd[\s\S]*?\\row\n/g, cell: /\\pard\\intbl[^\n]*\\cell\n/g },
  xlsx: { row: /<row[\s>][\s\S]*?<\/row>/g, cell: /<c [^>]*?(?:\/>|>[\s\S]*?<\/c>)/g },
  lines: { row: /^.*\S.*$/gm, cell: /[^|\t\n]*[|\t]/g },
  /** Some forty operators that follow each other, and the texts among them. */
  pdf: { row: /^BT.*ET$(?:\n.*){0,40}/gm, cell: /<[0-9a-f]+>/g },
  commas: { row: /^.*,.*$/gm, cell: /[^,\n]*,/g },
} as const satisfies Record<string, Markup>;

export type MarkupId = keyof typeof markups;

/** Edits of rows and cells that lose a figure or print one twice, and so must never leave another in its place. */
export const shifts = ["lose row", "double row", "lose cell", "double cell", "empty cell"] as const;
/** Edits that make another report of it, which only sums can tell. */
export const changes = [
  "swap rows",
  "swap cells",
  "digit",
  "lose line",
  "double line",
  "swap lines",
  "cut",
  "character",
] as const;

export type Edit = (typeof shifts)[number] | (typeof changes)[number];

type Piece = { at: number; text: string };

const piecesOf = (text: string, pattern: RegExp): Piece[] =>
  [...text.matchAll(pattern)].map((found) => ({ at: found.index, text: found[0] }));

const replaced = (text: string, { at, text: old }: Piece, by: string) =>
  text.slice(0, at) + by + text.slice(at + old.length);

function exchanged(text: string, a: Piece, b: Piece): string {
  const [first, second] = a.at <= b.at ? [a, b] : [b, a];
  return replaced(replaced(text, second, first.text), first, second.text);
}

/** The text with one edit made at a random place; the text itself where there is no such place. */
export function spoiled(text: string, edit: Edit, random: Random, { row, cell }: Markup): string {
  const pick = (pieces: readonly Piece[]) => pieces[Math.floor(random.next() * pieces.length)];
  const one = (pattern: RegExp) => pick(piecesOf(text, pattern));
  const cellsOfOne = () => {
    const own = one(row);
    return own ? piecesOf(own.text, cell).map((piece) => ({ ...piece, at: piece.at + own.at })) : [];
  };
  const inPlace = (piece: Piece | undefined, by: (old: string) => string) =>
    piece ? replaced(text, piece, by(piece.text)) : text;
  switch (edit) {
    case "lose row":
      return inPlace(one(row), () => "");
    case "double row":
      return inPlace(one(row), (old) => `${old}\n${old}`);
    case "swap rows": {
      const [a, b] = [one(row), one(row)];
      return a && b ? exchanged(text, a, b) : text;
    }
    case "lose cell":
      return inPlace(pick(cellsOfOne()), () => "");
    case "double cell":
      return inPlace(pick(cellsOfOne()), (old) => old + old);
    case "empty cell":
      return inPlace(pick(cellsOfOne()), (old) => old.replace(/\d(?![^<]*>)/g, ""));
    case "swap cells": {
      const cells = cellsOfOne();
      const [a, b] = [pick(cells), pick(cells)];
      return a && b ? exchanged(text, a, b) : text;
    }
    case "digit":
      return inPlace(one(/\d/g), (old) => String((Number(old) + 1 + Math.floor(random.next() * 9)) % 10));
    case "lose line":
      return inPlace(one(/^.*\n/gm), () => "");
    case "double line":
      return inPlace(one(/^.*\n/gm), (old) => old + old);
    case "swap lines": {
      const [a, b] = [one(/^.*$/gm), one(/^.*$/gm)];
      return a && b ? exchanged(text, a, b) : text;
    }
    case "cut": {
      const at = random.int(0, text.length);
      return text.slice(0, at) + text.slice(at + random.int(1, 40));
    }
    case "character": {
      const at = random.int(0, text.length);
      return text.slice(0, at) + random.pick(["0", "1", "|", "<", "\n", "一", " "]) + text.slice(at + 1);
    }
  }
}
