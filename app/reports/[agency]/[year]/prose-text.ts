import type { ProseFigure } from "@/db/queries/report-figures";
import { cellById } from "@/lib/catalogue/cells";
import { exactText } from "@/lib/chart/number-text";

/** 约400条: a figure of the prose with its unit, as exact as its sentence. */
export function proseText(cell: string, { value, approximate }: ProseFigure): string {
  return `${approximate ? "约" : ""}${exactText(value, cellById(cell).unit)}`;
}
