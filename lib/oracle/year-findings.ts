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
  return found;
}
