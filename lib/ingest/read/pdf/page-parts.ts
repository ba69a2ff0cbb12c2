import { type Lattice, latticesOf } from "./lattice";
import { containsPoint, type Glyph, type PdfPage, type Rectangle, type Ruling } from "./page-shapes";
import { appendTo, type TablePiece, tablePiece, wordCentre, wordsOf } from "./table-piece";
import { type TextLine, textLines } from "./text-lines";
import { undrawnTables } from "./undrawn-tables";

export type LinePart = { kind: "line"; top: number; bottom: number; line: TextLine };
export type PagePart = LinePart | TablePiece;

/** The tables of a page and the lines around them, from top to bottom. */
export function partsOfPage(page: PdfPage): PagePart[] {
  const lattices = tablesAmong(drawnLattices(page));
  const inside = new Map<Lattice, Glyph[]>();
  const around: Glyph[] = [];
  for (const word of wordsOf(page.glyphs)) {
    const lattice = lattices.find((item) => containsPoint(item, wordCentre(word)));
    if (!lattice) around.push(...word);
    else appendTo(inside, lattice, word);
  }
  const tables = [...inside].map(([lattice, glyphs]) => tablePiece(lattice, glyphs));
  const lines = textLines(around).map(
    (line): LinePart => ({ kind: "line", top: line.baseline - line.size, bottom: line.baseline, line }),
  );
  const rest = tables.length > 0 ? lines : undrawnTables(lines);
  return [...tables, ...rest].sort((a, b) => a.top - b.top);
}

/** Where no lines are drawn, the sides of filled areas part the cells, unless some rows only are shaded. */
function drawnLattices({ rulings, areas }: PdfPage): Lattice[] {
  const drawn = latticesOf(rulings);
  if (drawn.length > 0 || areas.length < 4) return drawn;
  const shaded = latticesOf([...rulings, ...areas.flatMap(sidesOf)]);
  return shaded.every((lattice) => lattice.ys.length > 2 && isFilled(lattice, areas)) ? shaded : [];
}

function isFilled({ xs, ys, cells }: Lattice, areas: readonly Rectangle[]): boolean {
  let filled = 0;
  let open = 0;
  for (const { row, column, rows, columns } of cells) {
    const [x0 = 0, x1 = 0] = [xs[column], xs[column + columns]];
    const [y0 = 0, y1 = 0] = [ys[row], ys[row + rows]];
    const centre = { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
    if (areas.some((area) => containsPoint(area, centre))) filled += (x1 - x0) * (y1 - y0);
    else open += (x1 - x0) * (y1 - y0);
  }
  return open < filled * unfilled;
}

/** How much of a table that areas draw may lie outside them: the gaps between cells. */
const unfilled = 0.15;

function sidesOf({ x0, y0, x1, y1 }: Rectangle): Ruling[] {
  return [
    { horizontal: true, at: y0, from: x0, to: x1 },
    { horizontal: true, at: y1, from: x0, to: x1 },
    { horizontal: false, at: x0, from: y0, to: y1 },
    { horizontal: false, at: x1, from: y0, to: y1 },
  ];
}

/** The smallest first, so that a table inside another takes its own text; one around others is layout. */
function tablesAmong(lattices: readonly Lattice[]): Lattice[] {
  const area = ({ x0, y0, x1, y1 }: Rectangle) => (x1 - x0) * (y1 - y0);
  const holds = (outer: Lattice, inner: Lattice) =>
    outer !== inner &&
    area(outer) > area(inner) &&
    containsPoint(outer, { x: (inner.x0 + inner.x1) / 2, y: (inner.y0 + inner.y1) / 2 });
  return lattices
    .filter((lattice) => lattice.cells.length > 1 && !lattices.some((other) => holds(lattice, other)))
    .sort((a, b) => area(a) - area(b));
}

export type PageParts = { width: number; height: number; parts: PagePart[] };

const margin = 0.13;
const sameHeight = 3;
const marked =
  /^(?:[-—–−_·•~]{1,4}\s*\d{1,3}\s*[-—–−_·•~]{1,4}|第?\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*[/／]\s*\d{1,3})$/;

/**
 * The pages without what runs along their upper and lower edges: page numbers, and lines that stand at the same
 * height on several pages and differ in their digits only.
 */
export function withoutRunningLines(pages: readonly PageParts[]): PageParts[] {
  const edges = pages.map(({ parts, height }) =>
    parts.filter((part): part is LinePart => part.kind === "line" && isAtEdge(part, height)),
  );
  return pages.map((page, number) => ({
    ...page,
    parts: page.parts.filter(
      (part) =>
        part.kind !== "line" ||
        !edges[number]?.includes(part) ||
        !(isMarked(part) || recurs(part, number, edges)),
    ),
  }));
}

const isAtEdge = ({ bottom, top }: LinePart, height: number) =>
  bottom < height * margin || top > height * (1 - margin);

const isMarked = ({ line }: LinePart) => marked.test(line.text);

function recurs(part: LinePart, number: number, edges: readonly (readonly LinePart[])[]): boolean {
  const { text } = part.line;
  const counted = /^\d{1,3}$/.test(text);
  if (!counted && !/\p{L}/u.test(text)) return false;
  return edges.some((lines, other) =>
    lines.some(
      ({ line }) =>
        other !== number &&
        Math.abs(line.baseline - part.line.baseline) < sameHeight &&
        (counted
          ? /^\d{1,3}$/.test(line.text) && Number(line.text) - Number(text) === other - number
          : pattern(line.text) === pattern(text)),
    ),
  );
}

const pattern = (text: string) => text.replace(/\d+/g, "#");
