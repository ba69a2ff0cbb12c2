import type { StandingFileColumnId } from "@/lib/catalogue/codebook";
import type { Standing } from "@/lib/series/series";
import type { ExportedView } from "./exported-view";

/** Whether the files of a view have the columns of rankings. */
export const hasStandings = ({ charts }: Pick<ExportedView, "charts">): boolean =>
  charts.some(({ form }) => form === "rank" || form === "funnel");

/** What stands in the columns of a ranking, for programs. */
export const standingFigures: Record<StandingFileColumnId, (standing: Standing) => string | number | null> = {
  pooled_years: ({ years }) => years.join(" "),
  interval_low: ({ interval }) => interval?.low ?? null,
  interval_high: ({ interval }) => interval?.high ?? null,
  place: ({ rank }) => rank?.place ?? null,
  place_best: ({ rank }) => rank?.best ?? null,
  place_worst: ({ rank }) => rank?.worst ?? null,
  place_of: ({ rank }) => rank?.of ?? null,
  distance: ({ distance }) => distance,
  against_group: ({ against }) => against,
  year_before: ({ change }) => change?.before ?? null,
  beyond_chance: ({ beyondChance, before }) => (before === null ? null : beyondChance ? 1 : 0),
  before_part: ({ before }) => before?.part ?? null,
  before_whole: ({ before }) => before?.whole ?? null,
  before_low: ({ before }) => before?.interval?.low ?? null,
  before_high: ({ before }) => before?.interval?.high ?? null,
};
