import type { SheetSizes } from "./xlsx-drawings";

type Attributes = { [name: string]: string | undefined };

const isTrue = (value: string | undefined) => value === "1" || value === "true";

/** English metric units. */
const [pixel, point] = [9525, 12_700];
/** A letter of the usual font has 7 pixels, and a column 5 more at its sides. */
const widthOf = (letters: number) => (letters * 7 + 5) * pixel;
/** Points and letters: a row or a column no larger shows nothing. */
const [lowest, narrowest] = [1.5, 0.3];
const mostColumns = 16_384;

/** Gathers which rows and columns of a sheet are hidden, and how large the others are. */
export function openLines() {
  const hidden: { rows: number[]; columns: number[] } = { rows: [], columns: [] };
  const heights = new Map<number, number>();
  const widths: { min: number; max: number; width: number }[] = [];
  /** Columns are told in their order, each once. */
  let next = 0;
  let [usualWidth, usualHeight] = [widthOf(8.43), 15 * point];
  const sizes: SheetSizes = {
    height: (row) => heights.get(row) ?? usualHeight,
    width: (column) => widths.find(({ min, max }) => column >= min && column <= max)?.width ?? usualWidth,
  };
  return {
    hidden,
    sizes,
    row(row: number, { hidden: isHidden, ht }: Attributes) {
      if (isHidden === undefined && ht === undefined) return;
      const isUnseen = isTrue(isHidden) || (ht !== undefined && Number(ht) <= lowest);
      if (isUnseen) hidden.rows.push(row);
      heights.set(row, isUnseen ? 0 : ht === undefined ? usualHeight : Number(ht) * point);
    },
    columns({ min, max, width, hidden: isHidden }: Attributes) {
      const first = Math.max(Number(min) - 1, next);
      const last = Math.min(Number(max), mostColumns) - 1;
      const isUnseen = isTrue(isHidden) || (width !== undefined && Number(width) <= narrowest);
      if (isUnseen) for (let column = first; column <= last; column += 1) hidden.columns.push(column);
      const wide = width === undefined ? usualWidth : widthOf(Number(width));
      next = Math.max(next, last + 1);
      widths.push({ min: first, max: last, width: isUnseen ? 0 : wide });
    },
    usual({ defaultColWidth, defaultRowHeight }: Attributes) {
      if (defaultColWidth !== undefined) usualWidth = widthOf(Number(defaultColWidth));
      if (defaultRowHeight !== undefined) usualHeight = Number(defaultRowHeight) * point;
    },
  };
}
