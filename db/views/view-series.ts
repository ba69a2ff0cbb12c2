import { distinctNames } from "@/lib/chart/distinct-names";
import type { View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import {
  availableYears,
  type CurrentVersion,
  currentVersion,
  demoAgencyKeys,
} from "../queries/dataset-version";
import { groupOf, type YearSpan } from "../queries/group";
import { indicatorInVersion } from "../queries/indicator-of";
import { remembered } from "../remembered";
import { formQuestions } from "./forms/form-questions";
import type { Frame, ViewChart } from "./frame";
import { type NamedGroup, namedGroup } from "./named-group";

export type ViewData = {
  view: View;
  span: YearSpan;
  facts: NamedGroup;
  version: CurrentVersion | null;
  /** One chart for each indicator, or a single one where the indicators are its lines. */
  charts: ViewChart[];
};

/** All that a view shows, from which page, picture, table and export take their numbers. */
export const viewSeries = remembered("viewSeries", async (db: ReadDb, view: View): Promise<ViewData> => {
  const group = groupOf(view);
  const [years, version] = [await availableYears(db), await currentVersion(db)];
  const span = viewSpan(view, years);
  const ofGroup = await namedGroup(db, group, span.to);
  const demos = await demoAgencyKeys(db);
  const facts = { ...ofGroup, demo: ofGroup.demo || view.units.some((key) => demos.has(key)) };
  const frame: Frame = { db, view, group, span, facts, version };
  const made = await formQuestions[view.how](
    frame,
    view.what.map((id) => indicatorInVersion(db, id)),
  );
  const charts = made.map((chart) => ({ ...chart, series: distinctNames(chart.series) }));
  return { view, span, facts, version, charts };
});

/** Of the present form: what an empty database is shown for. */
const firstYear = 2021;

/** The years asked for, within those there are; the other way round if they were given so. */
export function viewSpan(view: Pick<View, "from" | "to">, years: readonly number[]): YearSpan {
  const first = years[0] ?? view.from ?? view.to ?? firstYear;
  const last = years.at(-1) ?? first;
  const from = view.from ?? first;
  const to = view.to ?? last;
  return from <= to ? { from, to } : { from: to, to: from };
}
