import type { Series } from "@/lib/series/series";
import { type ChartForm, formEntry } from "../forms/forms";
import { plainShortening, type Shortening } from "../forms/shortening";

/** Where all is that a picture leaves out. */
export const elsewhere = "见网页上的表格和下载的Excel";

const shorteningOf = (form: ChartForm): Shortening => ({ ...plainShortening, ...formEntry(form).shortening });

/** The series with `most` of its agencies, and a note of which are left out; null where none is. */
export function fewerLines(
  form: ChartForm,
  series: Series,
  most: number,
): { series: Series; note: string | null } {
  const { counted, ranked, without, note } = shorteningOf(form);
  const left = ranked(counted(series), series).slice(most);
  if (left.length === 0) return { series, note: null };
  return {
    series: without(series, new Set(left.map(({ key }) => key))),
    note: `${note(series, most, left)}，${elsewhere}`,
  };
}

/** How many agencies take room of their own in a drawing. */
export function countLines(form: ChartForm, series: Series): number {
  return shorteningOf(form).counted(series).length;
}
