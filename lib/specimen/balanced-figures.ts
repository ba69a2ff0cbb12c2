import fc from "fast-check";
import { cellsOfForm } from "@/lib/catalogue/cells";
import type { CheckId } from "@/lib/catalogue/checks";
import { disputeCellId, disputeResults, disputeRoutes } from "@/lib/catalogue/disputes";
import { identities } from "@/lib/catalogue/identities";
import { applicants, requestCellId, requestRows } from "@/lib/catalogue/requests";
import { asCells, figureAt, type SpecimenCell } from "./figures";
import type { SpecimenForm } from "./specimen";

const size = fc.oneof(
  { weight: 6, arbitrary: fc.nat({ max: 9 }) },
  { weight: 3, arbitrary: fc.nat({ max: 300 }) },
  { weight: 1, arbitrary: fc.nat({ max: 2_000_000 }) },
);
const parts = applicants.map(({ id }) => id).filter((id) => id !== "total");
const results = disputeResults.map(({ id }) => id).filter((id) => id !== "total");
const reasons = ["blank", "slash", "dash", "text"] as const;

/**
 * Figures for every cell of a form that satisfy every identity of the catalogue; they shrink to all zero.
 * @param blanks also some cells without a figure, which leaves their identities undecidable, not false
 */
export function balancedFigures(
  form: SpecimenForm,
  { blanks = false }: { blanks?: boolean } = {},
): fc.Arbitrary<Map<string, SpecimenCell>> {
  const cells = cellsOfForm(form);
  const free = cells.filter(({ table }) => table === "disclosure");
  const endings = requestRows.filter(
    (row) => row.forms.includes(form) && (row.group !== null || row.id === "carried_out"),
  );
  const some = <T>(entry: fc.Arbitrary<T>, maxLength: number) => fc.array(entry, { maxLength });
  return fc
    .record({
      disclosure: some(fc.tuple(fc.constantFrom(...free), size, fc.boolean(), fc.nat({ max: 99 })), 8),
      endings: some(fc.tuple(fc.constantFrom(...endings), fc.constantFrom(...parts), size), 25),
      /** Of all that was dealt with for an applicant, how many hundredths had been carried in. */
      carried: fc.tuple(...parts.map(() => fc.nat({ max: 100 }))),
      disputes: some(fc.tuple(fc.constantFrom(...disputeRoutes), fc.constantFrom(...results), size), 6),
      missing: some(fc.tuple(fc.constantFrom(...cells), fc.constantFrom(...reasons)), blanks ? 6 : 0),
    })
    .map((drawn) => {
      const figures = new Map(cells.map(({ id }) => [id, 0]));
      for (const [cell, value, negative, cents] of drawn.disclosure)
        figures.set(
          cell.id,
          cell.measure === "money"
            ? (value * 100 + cents) / 100
            : cell.measure === "change" && negative && value > 0
              ? -value
              : value,
        );
      for (const [row, applicant, count] of drawn.endings)
        figures.set(requestCellId(row.id, applicant), count);
      balanceRequests(figures, form, drawn.carried);
      for (const [route, result, count] of drawn.disputes)
        figures.set(disputeCellId(route.id, result), count);
      for (const { id: route } of disputeRoutes)
        figures.set(
          disputeCellId(route, "total"),
          sum(
            figures,
            results.map((id) => disputeCellId(route, id)),
          ),
        );
      const printed = asCells(figures);
      for (const [cell, reason] of drawn.missing) printed.set(cell.id, { kind: "missing", reason });
      return printed;
    });
}

function balanceRequests(figures: Map<string, number>, form: SpecimenForm, carried: readonly number[]): void {
  const rows = requestRows.filter((row) => row.forms.includes(form));
  const outcomes = rows.filter((row) => row.group !== null);
  for (const [at, applicant] of parts.entries()) {
    const closed = sum(
      figures,
      outcomes.map((row) => requestCellId(row.id, applicant)),
    );
    const pool = closed + figureAt(figures, requestCellId("carried_out", applicant));
    const carriedIn = Math.floor((pool * (carried[at] ?? Number.NaN)) / 100);
    figures.set(requestCellId("closed", applicant), closed);
    figures.set(requestCellId("carried_in", applicant), carriedIn);
    figures.set(requestCellId("received", applicant), pool - carriedIn);
  }
  for (const row of rows)
    figures.set(
      requestCellId(row.id, "total"),
      sum(
        figures,
        parts.map((id) => requestCellId(row.id, id)),
      ),
    );
}

const sum = (figures: ReadonlyMap<string, number>, ids: readonly string[]) =>
  ids.reduce((whole, id) => whole + figureAt(figures, id), 0);

/** The identities of the form that do not hold, as `check of`; those with a missing figure are left out. */
export function brokenSums(cells: ReadonlyMap<string, SpecimenCell>, form: SpecimenForm) {
  const broken: { check: CheckId; of: string }[] = [];
  for (const { check, of, left, right, forms } of identities) {
    if (!forms.includes(form)) continue;
    const figures = [left, right].map((ids) => ids.map((id) => cells.get(id)));
    if (figures.flat().some((cell) => cell?.kind !== "number")) continue;
    const [a, b] = figures.map((side) =>
      side.reduce((sum, cell) => sum + (cell?.kind === "number" ? cell.value : Number.NaN), 0),
    );
    if (a !== b) broken.push({ check, of });
  }
  return broken;
}
