import type { Indicator } from "@/lib/catalogue/indicators";
import { type AgencyFigure, isUsable } from "./agency-figure";

type Layers = ReadonlyMap<Indicator, readonly AgencyFigure[]>;

/**
 * The layers of a stack on the same agencies: in each year those with a usable figure in every layer that their form
 * has. `leftOut` counts by year those with a figure in some layers only.
 */
export function commonLayers(read: Layers): {
  layers: Map<Indicator, AgencyFigure[]>;
  leftOut: Map<number, number>;
} {
  const slots = new Map<string, { year: number; some: boolean; all: boolean }>();
  for (const row of [...read.values()].flat()) {
    const slot = slots.get(slotOf(row)) ?? { year: row.year, some: false, all: true };
    if (isUsable(row)) slot.some = true;
    else if (row.missing !== "not_in_form") slot.all = false;
    slots.set(slotOf(row), slot);
  }
  const leftOut = new Map<number, number>();
  for (const { year, some, all } of slots.values())
    if (some && !all) leftOut.set(year, (leftOut.get(year) ?? 0) + 1);
  const layers = new Map<Indicator, AgencyFigure[]>();
  for (const [indicator, rows] of read)
    layers.set(
      indicator,
      rows.map((row) => (slots.get(slotOf(row))?.all ? row : withoutFigure(row))),
    );
  return { layers, leftOut };
}

const slotOf = ({ agencyKey, year }: AgencyFigure) => `${agencyKey} ${year}`;

function withoutFigure(row: AgencyFigure): AgencyFigure {
  if (!isUsable(row)) return row;
  return { ...row, value: null, missing: "no_reports", part: null, whole: null, checks: [] };
}
