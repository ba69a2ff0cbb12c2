import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line, Series } from "@/lib/series/series";
import type { ChartForm, View } from "@/lib/view/view";

/** A chart as it leaves the product, in whatever file. */
export type ExportedChart = {
  form: ChartForm;
  series: Series;
  /** Ids of the indicators of the series and of each one beside it. A line named by an indicator's id is of that. */
  indicators: string[];
  /** What these indicators, and those that the lines are named by, meant in the version that is shown. */
  definitions: Definition[];
  /** Whose parts the lines are, where they are indicators; null where each line is an agency or group of its own. */
  owner: Pick<Line, "key" | "name"> | null;
  /** What it says, in one or two sentences of the phrase table: caption, alternative text and paste text. */
  sentence: string;
};

/** A finding about a figure that a view shows. */
export type ExportedFinding = {
  agency: string;
  year: number;
  check: string;
  severity: string;
  message: string;
};

/** All that an export of a view needs; every file, picture and answer of the interface is made from this alone. */
export type ExportedView = {
  view: View;
  /** The view's address below the site's root, `/compare?what=…&v=…`: with its version, so that it leads to these figures. */
  address: string;
  /** What the view is called: indicators, group and years. */
  title: string;
  /** What a file name is made of: indicators, group, years. */
  naming: { what: string; whom: string; when: string };
  /** The filters in words, a line each: `范围：临溪区`, `年份：2019–2025年`. */
  filters: string[];
  /** Label of the dataset version that the figures are of. */
  version: string;
  /** ISO day on which that version was made; an export of a version is the same on every day. */
  madeOn: string;
  /** Whether demonstration data are among the figures. */
  demo: boolean;
  charts: ExportedChart[];
  findings: ExportedFinding[];
};

/** What an indicator meant in the version that a view shows. */
type Definition = Pick<Indicator, "id" | "zh" | "unit" | "definition">;

/** What the indicators of some charts mean, each once. */
export function definitionsOf(charts: readonly Pick<ExportedChart, "definitions">[]): Definition[] {
  const all = charts.flatMap(({ definitions }) => definitions);
  return [...new Map(all.map((definition) => [definition.id, definition])).values()];
}
