import { cellsOfForm } from "@/lib/catalogue/cells";
import { type Figures, figureAt } from "./figures";

const TRIES = 200;

/** A year whose tables are not by chance those of the year before: only a planted copy may be one. */
export function drawUnlike(before: Figures | null, draw: () => Figures): Figures {
  for (let tries = 0; tries < TRIES; tries++) {
    const figures = draw();
    if (!before || !isCopy(figures, before)) return figures;
  }
  throw new Error(`${TRIES} draws gave the figures of the year before`);
}

/** Equal on either form, all zero apart. */
const isCopy = (figures: Figures, before: Figures) =>
  (["2021", "2019"] as const).some((form) => {
    const cells = cellsOfForm(form);
    return (
      cells.every(({ id }) => figureAt(figures, id) === before.get(id)) &&
      cells.some(({ id }) => figures.get(id) !== 0)
    );
  });
