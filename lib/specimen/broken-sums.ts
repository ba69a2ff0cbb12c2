import type { CheckId } from "@/lib/catalogue/checks";
import { identities } from "@/lib/catalogue/identities";
import type { SpecimenForm } from "./specimen";
import type { SpecimenCell } from "./specimen-cell";

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
