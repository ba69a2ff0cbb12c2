import { type Applicant, applicants } from "@/lib/catalogue/requests";
import type { FoundTable } from "./request-rows";

export type Column = Applicant | "subtotal";

const standard: readonly Column[] = applicants.map(({ id }) => id);
const withSubtotal: readonly Column[] = ["person", "subtotal", ...standard.slice(1)];

export const isStandard = (columns: readonly Column[]) => columns === standard || columns === withSubtotal;

/** The columns of a request table in the order of its figures: as the form has them, or as the heads stand. */
export function columnsOf({ rows, columns, heads }: FoundTable): readonly Column[] {
  const expected = columns.includes("subtotal") ? withSubtotal : standard;
  const printed = columns.slice(-expected.length);
  if (printed.length !== expected.length || new Set(printed).size !== expected.length) return expected;
  const inGrid = rows[0]?.label.mode === "grid" ? byColumn(heads.slice(0, columns.length), expected) : null;
  if (inGrid) return inGrid.every((column, index) => column === expected[index]) ? expected : inGrid;
  if (isUsualHeadOrder(printed)) return expected;
  const ends = new Set<Column>(["person", "subtotal", "total"]);
  const inPrint = printed.filter((head) => !ends.has(head));
  return expected.map((column) => (ends.has(column) ? column : (inPrint.shift() ?? column)));
}

/**
 * The heads from left to right, where each stands in a column of its own and the organisations side by side: with
 * spans left out, 总计 slips in between them.
 */
function byColumn(heads: FoundTable["heads"], expected: readonly Column[]): Column[] | null {
  const last = heads.slice(-expected.length);
  if (new Set(last.map(({ box }) => box.column)).size !== expected.length) return null;
  const order = [...last].sort((a, b) => a.box.column - b.box.column).map(({ column }) => column);
  const organisations = order.flatMap((column, place) =>
    column === "person" || column === "total" || column === "subtotal" ? [] : [place],
  );
  const first = organisations[0] ?? 0;
  return organisations.every((place, index) => place === first + index) ? order : null;
}

/** The heads come in two printed rows: 自然人 and 总计 first, the five organisations below. */
function isUsualHeadOrder(heads: readonly Column[]): boolean {
  const below = heads.filter((head) => head !== "person" && head !== "total" && head !== "subtotal");
  const organisations = standard.filter((id) => id !== "person" && id !== "total");
  return below.every((head, index) => head === organisations[index]);
}
