import { applicants } from "@/lib/catalogue/requests";
import type { Column } from "./request-labels";
import type { FoundTable } from "./request-rows";

const standard: readonly Column[] = applicants.map(({ id }) => id);
const withSubtotal: readonly Column[] = ["person", "subtotal", ...standard.slice(1)];
const withSubtotalLast: readonly Column[] = [...standard.slice(0, -1), "subtotal", "total"];
const ends: ReadonlySet<Column> = new Set(["person", "subtotal", "total"]);
const usualOrganisations = standard.filter((column) => !ends.has(column));

export const isStandard = (columns: readonly Column[]) =>
  [standard, withSubtotal, withSubtotalLast].includes(columns);

/**
 * The columns of a request table in the order of its figures: as the form has them, or as the heads are read. The
 * heads come in two printed rows, 自然人 and 总计 first, the five organisations below; where the heads stand in a
 * grid is not asked, as their spans are often wrong.
 */
export function columnsOf({ columns, heads, organisationsFirst }: FoundTable): readonly Column[] {
  const expected = columns.includes("subtotal") ? besideSubtotal(columns, heads) : standard;
  const printed = columns.slice(-expected.length);
  if (printed.length !== expected.length || new Set(printed).size !== expected.length) return expected;
  // In two rows of heads 自然人 comes first: behind the organisations it is only where all stand in one row so.
  if (printed.indexOf("person") > printed.indexOf("other")) return printed;
  const organisations = printed.filter((head) => !ends.has(head));
  if (organisationsFirst && expected === standard) return [...organisations, "person", "total"];
  const isUsual = organisations.every((head, index) => head === usualOrganisations[index]);
  const totalFirst = printed.indexOf("total") < printed.indexOf("person");
  if (isUsual && !totalFirst) return expected;
  const moved = expected.map((column) => (ends.has(column) ? column : (organisations.shift() ?? column)));
  return totalFirst ? ["total", ...moved.filter((column) => column !== "total")] : moved;
}

/** Whether the heads are others than those of the form, or not all of them are known and those stand in another order. */
export function areUnsure({ columns, otherHeads }: FoundTable): boolean {
  const known = columns.filter((column) => !ends.has(column));
  const isOnce = new Set(known).size === known.length;
  const inOrder = usualOrganisations.filter((column) => known.includes(column));
  const total = columns.indexOf("total");
  const isAmong =
    isOnce &&
    total > columns.findIndex((column) => !ends.has(column)) &&
    columns.slice(total).some((column) => !ends.has(column));
  return (
    otherHeads ||
    isAmong ||
    (isOnce &&
      known.length < usualOrganisations.length &&
      known.some((column, index) => column !== inOrder[index]))
  );
}

/** The subtotal stands before the organisations it sums, unless its head is printed behind all of theirs. */
function besideSubtotal(columns: readonly Column[], heads: FoundTable["heads"]): readonly Column[] {
  const at = (column: Column) =>
    heads.find((head) => head.column === column && head.box.mode === "grid")?.box.column;
  const [subtotal, last] = [at("subtotal"), at("other")];
  const inGrid = subtotal !== undefined && last !== undefined ? subtotal > last : null;
  return (inGrid ?? columns.lastIndexOf("subtotal") > columns.lastIndexOf("other"))
    ? withSubtotalLast
    : withSubtotal;
}
