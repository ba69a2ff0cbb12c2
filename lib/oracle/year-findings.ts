import { applicants } from "../catalogue/requests";
import type { Finding, Report } from "./world";

const standing = ["rules", "normative_documents"];

/** What two reports of a unit and scope, a year apart, say about the later one; undecided where a figure is missing. */
export function yearFindings(before: Report, now: Report): Finding[] {
  const found: Finding[] = [];
  for (const { id } of applicants) {
    const out = before.cells[`requests.carried_out.${id}`];
    const into = `requests.carried_in.${id}`;
    const figure = now.cells[into];
    if (typeof out === "number" && typeof figure === "number" && out !== figure)
      found.push({ check: "carry-over", severity: "error", cells: [into] });
  }
  for (const row of standing) {
    const [issued, repealed, inForce] = ["issued", "repealed", "in_force"].map(
      (column) => `disclosure.${row}.${column}`,
    );
    if (issued === undefined || repealed === undefined || inForce === undefined) continue;
    const last = before.cells[inForce];
    const [plus, minus, figure] = [now.cells[issued], now.cells[repealed], now.cells[inForce]];
    const known = [last, plus, minus, figure].every((one) => typeof one === "number");
    if (known && Number(last) + Number(plus) - Number(minus) !== Number(figure))
      found.push({ check: "in-force", severity: "warning", cells: [issued, repealed, inForce] });
  }
  for (const id of ["requests.received.total", "requests.closed.total"]) {
    const [last, figure] = [count(before, id), count(now, id)];
    if (last !== null && figure !== null && isBeyondChance(last, figure))
      found.push({ check: "jump", severity: "note", cells: [id] });
  }
  for (const route of ["review", "suit_direct", "suit_after_review"]) {
    const [left, figure] = [
      count(before, `disputes.${route}.pending`),
      count(now, `disputes.${route}.total`),
    ];
    if (left !== null && figure !== null && left > figure)
      found.push({ check: "pending", severity: "note", cells: [`disputes.${route}.total`] });
  }
  return found;
}

/** A count as it can be. */
function count({ cells }: Report, id: string): number | null {
  const figure = cells[id];
  return typeof figure === "number" && figure >= 0 && figure % 1 === 0 ? figure : null;
}

/** Whether so few heads, or so many, fall in fewer than 2 of 1,000 rows of throws: the whole tail, from none on. */
function isBeyondChance(one: number, other: number): boolean {
  const throws = one + other;
  let logarithm = -throws * Math.log(2);
  let tail = 0;
  for (let heads = 0; heads <= Math.min(one, other); heads += 1) {
    tail += Math.exp(logarithm);
    logarithm += Math.log(throws - heads) - Math.log(heads + 1);
  }
  return 2 * tail < 0.002;
}

/** Amounts of a report that are ten thousand times as large, or as small, as those of most other years. */
export function slippedUnits(report: Report, others: readonly Report[]): Finding[] {
  const found: Finding[] = [];
  for (const id of ["disclosure.fees.amount", "disclosure.procurement.amount"]) {
    const figure = report.cells[id];
    const known: number[] = [];
    for (const { cells } of others) {
      const other = cells[id];
      if (typeof other === "number" && other >= 0) known.push(other);
    }
    if (typeof figure !== "number" || figure <= 0 || known.length < 2) continue;
    known.sort((a, b) => a - b);
    const half = known.length / 2;
    const pair = half % 1 === 0 ? [known[half - 1], known[half]] : [known[half - 0.5], known[half - 0.5]];
    const median = Number(((Number(pair[0]) + Number(pair[1])) / 2).toFixed(6));
    if (median === 0) continue;
    let near = 0;
    for (const other of known) if (other > median / 100 && other < median * 100) near += 1;
    const ratio = figure > median ? figure / median : median / figure;
    if (near > (known.length + 1) / 2 && ratio >= 10_000 / 3 && ratio <= 30_000)
      found.push({ check: "unit-slip", severity: "warning", cells: [id] });
  }
  return found;
}
