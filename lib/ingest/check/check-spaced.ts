import type { Form } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import type { CellReading, Problem } from "../reading";
import { provenCells } from "./check-identities";

/** 1 234 and 12 345 678: groups of three behind the first, parted by what printers part them with. */
const grouped = /^[+-]?[\d０-９]{1,3}(?:[ \u00a0\u2009\u202f][\d０-９]{3})+(?:[.．][\d０-９]+)?$/;
const between = /\d[\s\u00a0\u2000-\u200a\u3000]+(?=\d)/;

/**
 * Figures that are printed with spaces among their digits and may be two numbers in one box: 12 34. They are read as
 * one where a sum of the form proves it; elsewhere they are named.
 */
export function checkSpaced(cells: ReadonlyMap<string, CellReading>, form: Form): Problem[] {
  const spaced: string[] = [];
  for (const [id, cell] of cells)
    if (
      cell.kind === "number" &&
      Math.abs(cell.value) > 9 &&
      cell.raw.length > 2 &&
      mayBeTwo(cell.raw, id, cells)
    )
      spaced.push(id);
  if (spaced.length === 0) return [];
  const proven = provenCells(cells, form);
  const doubtful = spaced.filter((id) => !proven.has(id));
  if (doubtful.length === 0) return [];
  const names = doubtful.slice(0, 3).map((id) => `“${cellById(id).zh}”（${cells.get(id)?.raw.trim()}）`);
  const more = doubtful.length > 3 ? `等${doubtful.length}项` : "";
  const message = `${names.join("、")}${more}的数字之间有空格，可能是两个数，没有合计可以证明；按一个数读取，请核对原件。`;
  return [{ check: "layout", severity: "warning", cells: doubtful, message }];
}

/** Groups of three are one number, unless a box of the same row is blank: then it may be that one's. */
function mayBeTwo(raw: string, id: string, cells: ReadonlyMap<string, CellReading>): boolean {
  const text = raw.trim();
  if (!between.test(text.normalize("NFKC"))) return false;
  return (
    !grouped.test(text) || [...cells].some(([other, { kind }]) => kind === "missing" && isSameRow(id, other))
  );
}

function isSameRow(one: string, other: string): boolean {
  const [first, second] = [cellById(one), cellById(other)];
  return first.table === second.table && first.row === second.row;
}
