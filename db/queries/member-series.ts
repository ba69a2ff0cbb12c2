import { and, asc, eq, inArray, isNull, ne, or, type SQL } from "drizzle-orm";
import type { CellMissingReason, Form, MissingReason } from "@/lib/catalogue/cell";
import { type Scope, scopes } from "@/lib/catalogue/form-facts";
import { type Indicator, indicatorById } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import { inChunks, isAmong } from "../in-chunks";
import { remembered } from "../remembered";
import { agencies, observations, reports } from "../schema";
import { type Group, namingFew, scopeOfKind, type YearSpan, yearsOf } from "./group";
import { isMember } from "./group-members";
import { cellsNeeded } from "./indicator-columns";
import { memberValues } from "./member-values";

/**
 * One agency's figure of one year. `value` and `missing` are exclusive. `whole` is a rate's base; a level has
 * neither part nor whole.
 */
export type MemberValue = {
  agencyKey: string;
  year: number;
  indicator: string;
  value: number | null;
  missing: MissingReason | "no_base" | null;
  part: number | null;
  whole: number | null;
  form: Form | null;
};

/**
 * The figures of the agencies with the given keys, or of a group's members, by indicator as asked, division
 * code and year: a row for every year in which the agency was there or filed anyway (of a group: was there).
 * Without a scope, governments are taken with their territory, all others with their own figures. Throws for an
 * unknown indicator; an unknown agency has no rows.
 */
export const memberSeries = remembered(
  "memberSeries",
  async (
    db: ReadDb,
    indicatorIds: readonly string[],
    whom: readonly string[] | Group,
    span: YearSpan,
    scope?: Scope,
  ): Promise<MemberValue[]> => {
    const compared = scope ?? (isGroup(whom) ? scopeOfKind(whom.kind) : undefined);
    const { members, chosen } = isGroup(whom) ? await membersOf(db, whom) : await membersNamed(db, whom);
    const forms = await formsFiled(db, chosen, span, compared);
    const rows: MemberValue[] = [];
    for (const id of indicatorIds) {
      const indicator = indicatorById(id);
      const values = await memberValues(
        db,
        indicator,
        span,
        and(chosen, inScope(observations.scope, compared)),
      );
      const found = new Map<string, Figures>();
      for (const row of await db.with(values).select().from(values))
        found.set(`${row.agency} ${row.year}`, row);
      for (const { id: agency, key, from, to } of members) {
        for (const year of yearsOf(span)) {
          const there = (from === null || from <= year) && (to === null || to >= year);
          const form = forms.get(`${agency} ${year}`) ?? null;
          if (!there && (isGroup(whom) || form === null)) continue;
          const figures = found.get(`${agency} ${year}`) ?? none;
          rows.push({ agencyKey: key, year, indicator: id, ...figureOf(indicator, form, figures), form });
        }
      }
    }
    return rows;
  },
);

async function membersOf(db: ReadDb, group: Group) {
  const asked = await isMember(db, group);
  const members = await selectMembers(db, asked);
  return { members, chosen: namingFew(members, asked) };
}

async function membersNamed(db: ReadDb, keys: readonly string[]) {
  const found = await inChunks(keys, (some) => selectMembers(db, inArray(agencies.key, some)));
  const members = found.sort((one, other) => (one.sort < other.sort ? -1 : Number(one.sort > other.sort)));
  const ids = members.map(({ id }) => id);
  return { members, chosen: isAmong(agencies.id, ids) };
}

const selectMembers = (db: ReadDb, where: SQL | undefined) =>
  db
    .select({
      id: agencies.id,
      key: agencies.key,
      sort: agencies.sort,
      from: agencies.validFrom,
      to: agencies.validTo,
    })
    .from(agencies)
    .where(where)
    .orderBy(asc(agencies.sort));

type Figures = {
  part: number | null;
  base: number | null;
  complete: 0 | 1;
  value: number | null;
  missing: CellMissingReason | null;
};
const none: Figures = { part: null, base: null, complete: 0, value: null, missing: null };

function figureOf(indicator: Indicator, form: Form | null, figures: Figures) {
  const rate = indicator.kind === "rate" && figures.complete === 1;
  return {
    value: figures.value,
    missing: figures.value === null ? reason(indicator, form, figures) : null,
    part: rate ? figures.part : null,
    whole: rate ? figures.base : null,
  };
}

function reason(
  indicator: Indicator,
  form: Form | null,
  { complete, missing }: Figures,
): MemberValue["missing"] {
  if (form === null) return "not_filed";
  if (complete === 1) return "no_base";
  if (cellsNeeded(indicator, form) < 0) return "not_in_form";
  if (missing !== null) return missing;
  // No row though the form has the cell: prose that states no figure, or a table that could not be read.
  return indicator.id.startsWith("prose.") ? "not_stated" : "unreadable";
}

/** The form of each report, by agency id and year. */
async function formsFiled(db: ReadDb, chosen: SQL | undefined, span: YearSpan, scope: Scope | undefined) {
  const filed = await db
    .select({ agency: reports.agency, year: reports.year, form: reports.form })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(
      and(
        chosen,
        inScope(reports.scope, scope),
        inArray(reports.year, yearsOf(span)),
        isNull(reports.versionSuperseded),
      ),
    );
  return new Map(filed.map(({ agency, year, form }) => [`${agency} ${year}`, form]));
}

/** The scope that was asked for, or that which each kind of agency is compared by. */
function inScope(column: typeof reports.scope | typeof observations.scope, scope: Scope | undefined) {
  if (scope !== undefined) return eq(column, scope);
  const government = "government";
  return and(
    inArray(column, [...scopes]),
    or(
      and(eq(agencies.kind, government), eq(column, scopeOfKind(government))),
      and(ne(agencies.kind, government), eq(column, scopeOfKind("township"))),
    ),
  );
}

function isGroup(whom: readonly string[] | Group): whom is Group {
  return "region" in whom;
}
