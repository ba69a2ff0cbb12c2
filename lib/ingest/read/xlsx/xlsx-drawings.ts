import { Parser } from "htmlparser2";
import type { Range } from "../sheet/sheet-range";

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
