import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line } from "@/lib/series/series";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import { agencyNames } from "../queries/agency-rows";
import { yearsOfSpan } from "../queries/group";
import { groupMembers } from "../queries/group-members";
import { memberSeries } from "../queries/member-series";
import { type Frame, figureOptions } from "./frame";
import { lineOf } from "./lines";
import { absentNotes } from "./notes";

type Member = { key: string; name: string; role: "series" | "context" };

/** The agencies of a chart that shows each by itself, with what had to be left out. */
export type Members = { agencies: Member[]; notes: string[] };

/**
 * The chosen agencies, or all members of the group, by division code; with `rest`, or in a group that was asked for
 * by name, the chosen ones before the rest of their group as context. Of more than `most` the first are kept, and a note says how many are not.
 */
export async function chartMembers(frame: Frame, most: number, rest = false): Promise<Members> {
  const { db, view, group } = frame;
  const alone = view.units.length > 0 && !group.among && (!rest || view.against === "none");
  const everyone = alone ? [] : (await groupMembers(db, group, null)).map(({ key }) => key);
  const keys = [...new Set([...view.units, ...everyone])];
  const kept = keys.slice(0, most);
  const names = await agencyNames(db, kept);
  const agencies = kept.flatMap((key): Member[] => {
    const name = names.get(key);
    const context = view.units.length > 0 && !view.units.includes(key);
    return name === undefined ? [] : [{ key, name, role: context ? "context" : "series" }];
  });
  return { agencies, notes: leftOutNotes(keys.length, most) };
}

/** How many agencies a chart has no room for. */
export function leftOutNotes(all: number, most: number): string[] {
  if (all <= most) return [];
  return [`共${all}个机关，这种图最多画${most}个，排在后面的${all - most}个没有列入；请缩小范围或选择机关`];
}

/** The members' figures of an indicator in some years: a line each, all rows of those meant, and what is left out. */
export async function memberLines(
  frame: Frame,
  { agencies, notes }: Members,
  indicator: Indicator,
  years: readonly number[] = yearsOfSpan(frame.span),
): Promise<{ lines: Line[]; rows: AgencyFigure[]; notes: string[] }> {
  const rows = await memberRows(frame, agencies, indicator);
  const lines = agencies.flatMap(({ key, name, role }) => {
    return lineOf(indicator, rows.get(key) ?? [], key, name, years, role);
  });
  const meant = agencies.filter(({ role }) => role === "series");
  const absent = frame.view.units.length > 0 ? absentNotes(meant, lines) : [];
  return { lines, rows: meant.flatMap(({ key }) => rows.get(key) ?? []), notes: [...notes, ...absent] };
}

/** Above this, a group's figures are asked for by the agencies that are shown. */
const wholeGroup = 2_000;

/** The rows of each agency; members that were not chosen only in years in which they were there. */
export async function memberRows(
  { db, view, group, span }: Frame,
  agencies: Members["agencies"],
  { id }: Indicator,
): Promise<Map<string, AgencyFigure[]>> {
  const others = agencies.filter(({ key }) => !view.units.includes(key)).map(({ key }) => key);
  const chosen =
    view.units.length > 0 ? await memberSeries(db, [id], view.units, span, figureOptions(view)) : [];
  const few = others.length > 0 && (await groupMembers(db, group, null)).length <= wholeGroup;
  const rest =
    others.length > 0
      ? await memberSeries(db, [id], few ? group : others, span, {
          scope: group.scope,
          quality: view.quality,
        })
      : [];
  const rows = new Map<string, AgencyFigure[]>();
  const apart = new Set(view.units);
  for (const row of [...chosen, ...rest.filter(({ agencyKey }) => !apart.has(agencyKey))]) {
    const own = rows.get(row.agencyKey);
    if (own) own.push(row);
    else rows.set(row.agencyKey, [row]);
  }
  return rows;
}
