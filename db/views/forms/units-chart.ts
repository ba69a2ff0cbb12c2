import type { Indicator } from "@/lib/catalogue/indicators";
import type { Series } from "@/lib/series/series";
import { formBreaks } from "@/lib/statistics/form-breaks";
import { unitNames } from "../../queries/agency-rows";
import { yearsOf } from "../../queries/group";
import { groupMembers } from "../../queries/group-members";
import { memberSeries } from "../../queries/member-series";
import { absentNotes, namedAgencies } from "../absent";
import { askedOf, type Frame, seriesOf } from "../frame";
import { lineOf } from "../lines";
import { referenceOf } from "../reference";

const contextLimit = 60;

/** Chosen agencies, each a line; the rest of their group grey behind them, its median a thin dark line. */
export async function unitsChart(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, span } = frame;
  const rows = await memberSeries(db, [indicator.id], view.units, span, askedOf(view));
  const names = await unitNames(db, view.units);
  const lines = view.units.flatMap((key) =>
    lineOf(indicator, rows, key, names.get(key), yearsOf(span), "series"),
  );
  const absent = absentNotes(namedAgencies(view.units, names), lines);
  const others = view.against === "none" ? [] : await groupMembers(db, group, null);
  if (view.against === "median" && others.length <= contextLimit) {
    const values = await memberSeries(db, [indicator.id], group, span, { quality: view.quality });
    const keys = others.map(({ key }) => key).filter((key) => !view.units.includes(key));
    const around = await unitNames(db, keys);
    for (const key of keys)
      lines.push(...lineOf(indicator, values, key, around.get(key), yearsOf(span), "context"));
  }
  lines.push(...(await referenceOf(frame, indicator)));
  return seriesOf(frame, indicator, lines, formBreaks(indicator, rows), absent);
}
