import { type GroupKind, groupKinds, scopeOfKind } from "@/lib/agencies/agency-kind";
import { type FacetCounts, type FilingFacet, facetCounts, facetsOf } from "@/lib/agencies/filing-state";
import type { Scope } from "@/lib/catalogue/form-facts";
import { indicatorById } from "@/lib/catalogue/indicators";
import { filingSentence, groundText, reminderText } from "@/lib/sentence/filing-phrases";
import type { Point } from "@/lib/series/series";
import { agencyChange } from "@/lib/statistics/agency-figure";
import type { FilingQuery } from "@/lib/view/filing-query";
import type { ReadDb } from "../client";
import { type AgencyRow, agencyNames } from "../queries/agency-rows";
import { type FilingRow, filingOfYear } from "../queries/filing";
import { filersOf } from "../queries/group";
import { memberSeries } from "../queries/member-series";
import { remembered } from "../remembered";
import { agencyPoint } from "./lines";
import { namedGroup } from "./named-group";

/** One kind of agencies of a region, with the report that each owes for a year. */
export type FilingGroup = {
  kind: GroupKind;
  scope: Scope;
  /** 临溪区街道、乡镇, and without the region. */
  name: string;
  whom: string;
  sentence: string;
  rows: FilingRow[];
  counts: FacetCounts;
};

/** Which deadline applies to how many, and why. */
export type FilingDeadline = { kind: GroupKind; day: string; ground: string; agencies: number };

/** Those to be reminded, and those of whom nobody knows whether they filed, of one kind. */
export type FilingReminder = { kind: GroupKind; name: string; text: string; agencies: number };

type Unjudged = "unread" | "not_collected";

export type FilingView = {
  groups: FilingGroup[];
  deadlines: FilingDeadline[];
  reminders: FilingReminder[];
  /** By kind, those that are accused of nothing: not in the collection, or with a page that was not read. */
  unjudged: { kind: GroupKind; state: Unjudged; names: string[] }[];
};

/** What is compared when all kinds are asked for, each by itself. */
export const allKinds: readonly GroupKind[] = ["towns", "bureau", "government"];

/** Who of a region has filed for a year, by kind, with the words for it; kinds that nobody is of are left out. */
export const filingView = remembered(
  "filingView",
  async (
    db: ReadDb,
    { region, kind, year }: Pick<FilingQuery, "region" | "kind" | "year">,
  ): Promise<FilingView> => {
    const groups: FilingGroup[] = [];
    for (const one of kind === null ? allKinds : [kind]) {
      const filers = filersOf({ region, kind: one });
      const rows = await filingOfYear(db, filers, year);
      if (rows.length === 0 && kind === null) continue;
      const { name, whom } = await namedGroup(db, filers, year);
      const counts = facetCounts(rows);
      const sentence = filingSentence(name, year, counts);
      groups.push({ kind: one, scope: scopeOfKind(one), name, whom, sentence, rows, counts });
    }
    const day = db.version?.day ?? "";
    return {
      groups,
      deadlines: await deadlinesOf(db, groups),
      reminders: groups.flatMap((group) => reminderOf(group, year, day)),
      unjudged: groups.flatMap(({ kind: one, rows }) =>
        (["unread", "not_collected"] as const).flatMap((state) => {
          const names = distinctly(rows.filter((row) => row.state === state));
          return names.length > 0 ? [{ kind: one, state, names }] : [];
        }),
      ),
    };
  },
);

/** The rows of the groups that come under a facet, each group with at least one. */
export function narrowed(groups: readonly FilingGroup[], facet: FilingFacet | null): FilingGroup[] {
  if (facet === null) return [...groups];
  return groups.flatMap((group) => {
    const rows = group.rows.filter((row) => facetsOf(row).includes(facet));
    return rows.length > 0 ? [{ ...group, rows }] : [];
  });
}

/** The rows of a page, still by kind; groups that have none on it are left out. */
export function groupsOnPage(groups: readonly FilingGroup[], page: number, onPage: number): FilingGroup[] {
  let before = 0;
  return groups.flatMap((group) => {
    const from = Math.max(0, (page - 1) * onPage - before);
    const rows = group.rows.slice(from, Math.max(0, page * onPage - before));
    before += group.rows.length;
    return rows.length > 0 ? [{ ...group, rows }] : [];
  });
}

async function deadlinesOf(db: ReadDb, groups: readonly FilingGroup[]): Promise<FilingDeadline[]> {
  const notifiers = groups.flatMap(({ rows }) =>
    rows.flatMap(({ deadline }) => deadline.notice?.region ?? []),
  );
  const names = await agencyNames(db, notifiers);
  const found = new Map<string, FilingDeadline>();
  for (const { kind, rows } of groups)
    for (const { agency, deadline } of rows) {
      const notifier = deadline.notice?.region ?? "";
      const ground = groundText(agency.kind, deadline, names.get(notifier) ?? notifier);
      const id = `${kind} ${deadline.day} ${ground}`;
      const known = found.get(id) ?? { kind, day: deadline.day, ground, agencies: 0 };
      found.set(id, { ...known, agencies: known.agencies + 1 });
    }
  return [...found.values()];
}

function reminderOf({ kind, rows }: FilingGroup, year: number, day: string): FilingReminder[] {
  const absent = rows.filter(({ state }) => state === "not_filed");
  if (absent.length === 0) return [];
  const days = [...new Set(absent.map(({ deadline }) => deadline.day))].sort();
  const due = days.map((deadline) => ({
    deadline,
    names: distinctly(absent.filter((row) => row.deadline.day === deadline)),
  }));
  const text = reminderText({ kind, year, day, due });
  return [{ kind, name: groupKinds[kind].zh, text, agencies: absent.length }];
}

const distinctly = (rows: readonly FilingRow[]): string[] => {
  const agencies = rows.map(({ agency }) => agency);
  const names = namesApart(agencies);
  return agencies.map(({ key, name }) => names.get(key) ?? name);
};

/** Short names by key; before those of one short name stands where they are, 临溪区水务局. */
export function namesApart(
  agencies: readonly Pick<AgencyRow, "key" | "name" | "shortName" | "parentName">[],
): Map<string, string> {
  const times = new Map<string, Set<string>>();
  for (const { key, shortName } of agencies)
    times.set(shortName, (times.get(shortName) ?? new Set()).add(key));
  return new Map(
    agencies.map(({ key, name, shortName, parentName }): [string, string] => [
      key,
      times.get(shortName)?.size === 1 ? shortName : parentName === null ? name : `${parentName}${shortName}`,
    ]),
  );
}

const receivedId = "requests.received.total";

/** Of whom the list of who filed shows a figure: 新收申请. */
export const filingIndicator = indicatorById(receivedId);

/** What an agency received in a year, with the change, and in the year before; absent where it was not there. */
export type FilingFigures = { now: Point | undefined; before: Point | undefined };

/** The figures of some agencies in a year and the one before, by key. */
export async function filingFigures(
  db: ReadDb,
  keys: readonly string[],
  scope: Scope,
  year: number,
): Promise<Map<string, FilingFigures>> {
  const rows = await memberSeries(db, [receivedId], keys, { from: year - 1, to: year }, { scope });
  const of = (wanted: number) =>
    new Map(rows.filter((row) => row.year === wanted).map((row) => [row.agencyKey, row]));
  const [before, now] = [of(year - 1), of(year)];
  return new Map(
    keys.map((key): [string, FilingFigures] => {
      const [then, today] = [before.get(key), now.get(key)];
      const change = today ? agencyChange(filingIndicator, then, today) : null;
      return [key, { now: today && agencyPoint(today, change), before: then && agencyPoint(then, null) }];
    }),
  );
}
