import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line } from "@/lib/series";
import { yearsOf } from "../group";
import { groupMembers } from "../group-members";
import { type MemberValue, memberSeries } from "../member-series";
import { unitNames } from "../unit-names";
import { absentNotes, namedAgencies } from "./absent";
import type { Frame } from "./frame";
import { lineOf } from "./lines";

/** The agencies of a chart that shows each by itself, with what had to be left out. */
export type Members = {
  agencies: { key: string; name: string; role: "series" | "context" }[];
  notes: string[];
};

/**
 * The chosen agencies, or all members of the group, by division code; with `rest` the chosen ones before the rest
 * of their group as context. Of more than `most` the first are kept, and a note says how many are not.
 */
export async function chartMembers(frame: Frame, most: number, rest = false): Promise<Members> {
  const { db, view, group } = frame;
  const everyone = (await groupMembers(db, group, null)).map(({ key, shortName }) => ({
    key,
    name: shortName,
    role: "series" as const,
  }));
  if (view.units.length === 0) return keep(everyone, most);
  const names = await unitNames(db, view.units);
  const chosen = namedAgencies(view.units, names).map((agency) => ({ ...agency, role: "series" as const }));
  if (!rest || view.against === "none") return keep(chosen, most);
  const others = everyone
    .filter(({ key }) => !view.units.includes(key))
    .map((agency) => ({ ...agency, role: "context" as const }));
  return keep([...chosen, ...others], most);
}

function keep(agencies: Members["agencies"], most: number): Members {
  const left = agencies.length - most;
  if (left <= 0) return { agencies, notes: [] };
  const note = `共${agencies.length}个机关，这种图最多画${most}个，按行政区划代码靠后的${left}个没有列入；请缩小范围或选择机关`;
  return { agencies: agencies.slice(0, most), notes: [note] };
}

/** The members' figures of an indicator in some years: a line each, all rows, and what is left out and why. */
export async function memberLines(
  { db, view, group, span }: Frame,
  { agencies, notes }: Members,
  indicator: Indicator,
  years: readonly number[] = yearsOf(span),
): Promise<{ lines: Line[]; rows: MemberValue[]; notes: string[] }> {
  const outsiders = view.units.length > 0;
  const keys = agencies.map(({ key }) => key);
  const rows = await memberSeries(db, [indicator.id], outsiders ? keys : group, span);
  const byKey = new Map<string, MemberValue[]>();
  for (const row of rows.filter(({ year }) => years.includes(year))) {
    const own = byKey.get(row.agencyKey);
    if (own) own.push(row);
    else byKey.set(row.agencyKey, [row]);
  }
  const lines = agencies.flatMap(({ key, name, role }) =>
    lineOf(byKey.get(key) ?? [], key, name, span, role),
  );
  const chosen = outsiders ? agencies.filter(({ role }) => role === "series") : [];
  return { lines, rows, notes: [...notes, ...absentNotes(chosen, lines)] };
}
