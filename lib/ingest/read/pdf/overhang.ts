import { isFigure } from "./known-labels";
import type { Lattice } from "./lattice";
import type { Glyph } from "./page-shapes";
import { textLines } from "./text-lines";

/** How far the top of a character is above its foot, and how far lines of one cell are apart, in their size. */
const height = 0.8;
const nextLine = 1.7;

/**
 * Gives words back to the cell above that stand across its lower border, over the figure of the next row: so
 * LibreOffice prints the last line of a head of several rows that a page break cuts.
 */
export function liftOverhang(lattice: Lattice, inside: Map<number, Glyph[]>): void {
  for (const [index, glyphs] of inside) {
    const top = lattice.ys[lattice.cells[index]?.row ?? 0] ?? lattice.y0;
    if (top <= lattice.y0 || !glyphs.some(({ baseline, size }) => baseline - size * height < top)) continue;
    const [first, ...rest] = textLines(glyphs);
    if (!first || rest.length === 0 || /[\d０-９]/.test(first.text)) continue;
    if (rest.some(({ text }) => !isFigure(text))) continue;
    const centre = (first.x0 + first.x1) / 2;
    const above = lattice.cellAt({ x: centre, y: top - 1 });
    const own = above === null ? undefined : inside.get(above);
    const last = textLines(own ?? []).at(-1);
    if (!own || !last || Math.abs((last.x0 + last.x1) / 2 - centre) > first.size) continue;
    if (first.baseline - last.baseline > first.size * nextLine) continue;
    own.push(...first.glyphs);
    inside.set(
      index,
      glyphs.filter((glyph) => !first.glyphs.includes(glyph)),
    );
  }
}
