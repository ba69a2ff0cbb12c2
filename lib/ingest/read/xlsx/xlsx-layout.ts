import { Parser } from "htmlparser2";
import type { Range } from "../sheet/sheet";

/** Something that lies on a sheet, and the digits that are written in it. */
export type Overlay = Range & { hasDigits: boolean };
/** In English metric units. */
export type SheetSizes = { width(column: number): number; height(row: number): number };

type Corner = { col: number; colOff: number; row: number; rowOff: number };
const corner = (): Corner => ({ col: 0, colOff: 0, row: 0, rowOff: 0 });

/** What of a cell is covered before it is named. */
const least = 0.15;

/** What the drawings of a sheet cover. */
export function overlaysOf(xml: string, sizes: SheetSizes, extent: Range): Overlay[] {
  const overlays: Overlay[] = [];
  let from = corner();
  let to: Corner | null = null;
  let open: Corner | null = null;
  let size = { cx: 0, cy: 0 };
  let hasDigits = false;
  let isHidden = false;
  let depth = 0;
  let field = "";
  new Parser(
    {
      onopentag(prefixed, attributes) {
        const name = prefixed.replace(/^\w+:/, "");
        depth += 1;
        field = name;
        if (/^(?:twoCell|oneCell|absolute)Anchor$/.test(name)) {
          from = corner();
          to = null;
          size = { cx: 0, cy: 0 };
          hasDigits = isHidden = false;
          depth = 0;
        } else if (name === "from") open = from;
        else if (name === "to") open = to = corner();
        else if (name === "pos" && depth === 1)
          from = { ...from, colOff: Number(attributes.x), rowOff: Number(attributes.y) };
        else if (name === "ext" && depth === 1)
          size = { cx: Number(attributes.cx), cy: Number(attributes.cy) };
        else if (name === "cNvPr") isHidden ||= /^(?:1|true)$/.test(attributes.hidden ?? "");
      },
      ontext(text) {
        if (open && (field === "col" || field === "colOff" || field === "row" || field === "rowOff"))
          open[field] = Math.max(0, Number(text) || 0);
        else if (field === "t") hasDigits ||= /\d/.test(text);
      },
      onclosetag(prefixed) {
        const name = prefixed.replace(/^\w+:/, "");
        depth -= 1;
        field = "";
        if (name === "from" || name === "to") open = null;
        if (!/Anchor$/.test(name) || isHidden) return;
        const across = to
          ? covered(from.col, from.colOff, to.col, to.colOff, sizes.width, extent.right)
          : reached(from.col, from.colOff, size.cx, sizes.width, extent.right);
        const down = to
          ? covered(from.row, from.rowOff, to.row, to.rowOff, sizes.height, extent.bottom)
          : reached(from.row, from.rowOff, size.cy, sizes.height, extent.bottom);
        if (across && down)
          overlays.push({ left: across[0], right: across[1], top: down[0], bottom: down[1], hasDigits });
      },
    },
    { xmlMode: true, decodeEntities: true },
  ).end(xml);
  return overlays;
}

type Size = (index: number) => number;

/** From which column or row to which something lies; null if it only touches them. */
function covered(
  first: number,
  firstOffset: number,
  last: number,
  lastOffset: number,
  size: Size,
  limit: number,
): [number, number] | null {
  let [start, end] = [first, Math.min(last, limit)];
  const share = (index: number) =>
    (index === last ? Math.min(lastOffset, size(index)) : size(index)) -
    (index === first ? Math.min(firstOffset, size(index)) : 0);
  while (start <= end && share(start) < size(start) * least) start += 1;
  while (end > start && share(end) < size(end) * least) end -= 1;
  return start <= end ? [start, end] : null;
}

function reached(
  first: number,
  offset: number,
  length: number,
  size: Size,
  limit: number,
): [number, number] | null {
  let start = first;
  let before = offset;
  while (start <= limit && before >= size(start)) before -= size(start++);
  let last = start;
  let left = before + length;
  while (last <= limit && left > size(last)) left -= size(last++);
  return covered(start, before, last, left, size, limit);
}

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
export function createSheetLines() {
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
      const isInvisible = isTrue(isHidden) || (ht !== undefined && Number(ht) <= lowest);
      if (isInvisible) hidden.rows.push(row);
      heights.set(row, isInvisible ? 0 : ht === undefined ? usualHeight : Number(ht) * point);
    },
    columns({ min, max, width, hidden: isHidden }: Attributes) {
      const first = Math.max(Number(min) - 1, next);
      const last = Math.min(Number(max), mostColumns) - 1;
      const isInvisible = isTrue(isHidden) || (width !== undefined && Number(width) <= narrowest);
      if (isInvisible) for (let column = first; column <= last; column += 1) hidden.columns.push(column);
      const wide = width === undefined ? usualWidth : widthOf(Number(width));
      next = Math.max(next, last + 1);
      widths.push({ min: first, max: last, width: isInvisible ? 0 : wide });
    },
    usual({ defaultColWidth, defaultRowHeight }: Attributes) {
      if (defaultColWidth !== undefined) usualWidth = widthOf(Number(defaultColWidth));
      if (defaultRowHeight !== undefined) usualHeight = Number(defaultRowHeight) * point;
    },
  };
}
