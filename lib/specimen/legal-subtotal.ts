import type { PrintedBox, PrintedTable } from "@/lib/catalogue/printed-tables";
import { legalSubtotal, organisations, requestCellId } from "@/lib/catalogue/requests";
import type { SpecimenCell } from "./specimen-cell";

const SUFFIX = ".legal-subtotal";

export const isLegalSubtotal = (id: string) => id.endsWith(SUFFIX);

/** The request table with 法人小计 between 自然人 and 商业企业: eight columns of figures. */
export function withLegalSubtotal(table: PrintedTable): PrintedTable {
  const widened = (box: PrintedBox): PrintedBox => ({ ...box, columns: box.columns + 1 });
  const [top = [], groups = [], names = [], ...rows] = table.rows;
  const subtotal: PrintedBox = { role: "label", text: legalSubtotal.zh, columns: 1, rows: 1 };
  return {
    ...table,
    columns: table.columns + 1,
    rows: [
      top.map((box, at) => (at === top.length - 1 ? widened(box) : box)),
      groups.map((box) => (box.columns === organisations.length ? widened(box) : box)),
      [subtotal, ...names],
      ...rows.map(withSubtotal),
    ],
  };
}

function withSubtotal(row: readonly PrintedBox[]): PrintedBox[] {
  const person = row.findIndex(({ role }) => role === "cell");
  if (person === -1) return [...row];
  const id = `${row[person]?.text.replace(/\.person$/, "")}${SUFFIX}`;
  const box: PrintedBox = { role: "cell", text: id, columns: 1, rows: 1 };
  return [...row.slice(0, person + 1), box, ...row.slice(person + 1)];
}

/** The sum of the five columns; blank where one of them is no number. Throws for any other id. */
export function legalSubtotalText(id: string, cells: ReadonlyMap<string, SpecimenCell>): string {
  if (!isLegalSubtotal(id)) throw new Error(`the specimen has no cell "${id}"`);
  const row = id.slice("requests.".length, -SUFFIX.length);
  let sum = 0;
  for (const applicant of organisations) {
    const cell = cells.get(requestCellId(row, applicant));
    if (cell?.kind !== "number") return "";
    sum += cell.value;
  }
  return String(sum);
}
