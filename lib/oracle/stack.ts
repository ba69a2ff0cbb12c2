import { type FigureRow, figureOf } from "./table-of-figures";

/** The units on which all layers of a year rest: each layer that a unit's form has must be usable. */
export function unitsInAllLayers(layers: readonly FigureRow[][], year: number): Set<string> {
  const kept = new Set<string>();
  for (const row of layers[0] ?? []) {
    let usable = 0;
    let broken = false;
    for (const layer of layers) {
      const same = layer.find(({ unit }) => unit.key === row.unit.key);
      if (!same) continue;
      const figure = figureOf(same, year);
      if (figure.usable) usable += 1;
      else if (!figure.lacksIndicator) broken = true;
    }
    if (usable > 0 && !broken) kept.add(row.unit.key);
  }
  return kept;
}
