import { type Cell, type Form, forms } from "./cell";
import { disclosureCells } from "./disclosure";
import { disputeCells } from "./disputes";
import { indicatorCells } from "./indicators-2014";
import { proseCells } from "./prose";
import { requestCells } from "./requests";

/** Every cell of every form, in the order of the printed tables. */
export const cells: readonly Cell[] = [
  ...disclosureCells,
  ...requestCells,
  ...disputeCells,
  ...indicatorCells,
  ...proseCells,
];

const byId = new Map(cells.map((cell) => [cell.id, cell]));

export function findCell(id: string): Cell | undefined {
  return byId.get(id);
}

/** The cell of an id that the program itself wrote; throws, quoting the id, where there is none. */
export function cellById(id: string): Cell {
  const cell = byId.get(id);
  if (!cell) throw new Error(`no cell "${id}" in the catalogue`);
  return cell;
}

const ofForm = new Map(
  forms.map((form) => [
    form,
    cells.filter(({ table, forms: own }) => table !== "prose" && own.includes(form)),
  ]),
);

/** The cells of the statutory tables of a form: 200 for 2021, 198 for 2019. */
export function cellsOfForm(form: Form): readonly Cell[] {
  return ofForm.get(form) ?? [];
}
