import { and, asc, eq, inArray, isNull, ne, or, type SQL } from "drizzle-orm";
import { scopeOfKind } from "@/lib/agencies/agency-kind";
import { absenceOf, type DeclaredCollection } from "@/lib/agencies/filing";
import type { CellMissingReason, Form, MissingReason } from "@/lib/catalogue/cell";
import type { Quality } from "@/lib/catalogue/comparison";
import { type Scope, scopes } from "@/lib/catalogue/form-facts";
import { cellsOnForm, type Indicator, isOnForm, isProse } from "@/lib/catalogue/indicators";
import { type AgencyFigure, rateFigure } from "@/lib/statistics/agency-figure";
import type { ReadDb } from "../client";
import { inChunks, isAmong } from "../in-chunks";
import { remembered } from "../remembered";
import { agencies, observations, reports } from "../schema";
import { knownPages } from "./collected-pages";
import { declaredCollections } from "./collections";
import { type Group, isMember, isThere, namingFew, type YearSpan, yearsOfSpan } from "./group";
import { indicatorInVersion } from "./indicator-of";
import { approximateFigures, memberValues } from "./member-values";
import { checksOf, type QuestionedCells, questionedCells, slotKey } from "./questioned-cells";

/** Of whom more than so many figures are asked, the answer is not kept. */
const mostKept = 500;

export type FigureOptions = {
  /** Absent: of a group its own, of single agencies the one that each kind is compared by. */
  scope?: Scope | undefined;
  quality?: Quality;
};

/**
 * The figures of the agencies with the given keys, or of a group's members, by indicator as asked, division code and
 * year: a row for every year in which the agency was there or filed anyway (of a group: was there). Throws for an
 * unknown indicator; an unknown agency has no rows.
 */
export async function memberSeries(
  db: ReadDb,
  indicatorIds: readonly string[],
  whom: readonly string[] | Group,
  span: YearSpan,
  asked: FigureOptions = {},
): Promise<AgencyFigure[]> {
  const many = isGroup(whom) && (await chosenMembers(db, whom)).length > mostKept;
  return (many ? readSeries : keptSeries)(db, indicatorIds, whom, span, asked);
}

async function readSeries(
  db: ReadDb,
  indicatorIds: readonly string[],
  whom: readonly string[] | Group,
  span: YearSpan,
  { scope, quality = "all" }: FigureOptions,
): Promise<AgencyFigure[]> {
  const compared = scope ?? (isGroup(whom) ? whom.scope : undefined);
  const members = await chosenMembers(db, whom);
  await db.soundness?.requireFigures(db, { agencies: members.map(({ id }) => id), years: yearsOfSpan(span) });
  const chosen = isGroup(whom)
    ? await namingFew(members, () => isMember(db, whom))
    : isAmong(
        agencies.id,
        members.map(({ id }) => id),
      );
  const ofReports = and(chosen, inScope(reports.scope, compared));
  const ofCells = and(chosen, inScope(observations.scope, compared));
  const facts: Facts = {
    forms: await formsFiled(db, ofReports, span),
    questioned: await questionedCells(db, span, ofReports),
    collections: await declaredCollections(db),
    pages: await knownPages(db),
    day: db.version?.day ?? "",
  };
  const rows: AgencyFigure[] = [];
  for (const id of indicatorIds) {
    const indicator = indicatorInVersion(db, id);
    const values = await memberValues(db, indicator, span, ofCells);
    const cells = new Map(values.map((row) => [slotKey(row.agency, row.scope, row.year), row]));
    const approximate = await approximateFigures(db, indicator, span, ofReports);
    for (const member of members) {
      const of = compared ?? scopeOfKind(member.kind);
      for (const year of yearsOfSpan(span)) {
        const slot = slotKey(member.id, of, year);
        const filed = facts.forms.has(slot);
        if (!isThere(member, year) && (isGroup(whom) || !filed)) continue;
        const figure = unitFigure(indicator, member, year, slot, facts, cells.get(slot) ?? none);
        const row: AgencyFigure = {
          agencyKey: member.key,
          year,
          indicator: id,
          scope: of,
          ...figure,
          expected: member.expected,
          approximate: approximate.has(slot) && figure.value !== null,
        };
        rows.push(quality === "clean" ? withoutQuestioned(row) : row);
      }
    }
  }
  return rows;
}

const keptSeries = remembered("memberSeries", readSeries);

type Member = {
  id: number;
  key: string;
  kind: string;
  path: string;
  sort: string;
  validFrom: number | null;
  validTo: number | null;
  expected: boolean;
};

const chosenMembers = remembered(
  "chosenMembers",
  async (db: ReadDb, whom: readonly string[] | Group): Promise<Member[]> => {
    if (isGroup(whom)) return selectMembers(db, await isMember(db, whom));
    const found = await inChunks(whom, (keys) => selectMembers(db, inArray(agencies.key, keys)));
    return found.sort((one, other) => (one.sort < other.sort ? -1 : Number(one.sort > other.sort)));
  },
);

const selectMembers = (db: ReadDb, where: SQL | undefined) =>
  db
    .select({
      id: agencies.id,
      key: agencies.key,
      kind: agencies.kind,
      path: agencies.path,
      sort: agencies.sort,
      validFrom: agencies.validFrom,
      validTo: agencies.validTo,
      expected: agencies.expected,
    })
    .from(agencies)
    .where(where)
    .orderBy(asc(agencies.sort));

type Facts = {
  forms: ReadonlyMap<string, Form>;
  questioned: QuestionedCells;
  collections: readonly DeclaredCollection[];
  pages: ReadonlySet<string>;
  day: string;
};

type Sums = {
  part: number | null;
  base: number | null;
  complete: 0 | 1;
  impossible: 0 | 1;
  missing: CellMissingReason | null;
};
const none: Sums = { part: null, base: null, complete: 0, impossible: 0, missing: null };

type Figure = Pick<AgencyFigure, "value" | "missing" | "part" | "whole" | "form" | "impossible" | "checks">;

function unitFigure(
  indicator: Indicator,
  member: Member,
  year: number,
  slot: string,
  { forms, questioned, collections, pages, day }: Facts,
  sums: Sums,
): Figure {
  const form = forms.get(slot) ?? null;
  const without = { value: null, part: null, whole: null, form, impossible: false, checks: [] };
  // Who need not file is not accused of it.
  if (form === null) {
    const hasPage = pages.has(`${member.key} ${year}`) || !member.expected;
    return { ...without, missing: absenceOf(member, year, collections, day, hasPage) };
  }
  const { part, base, complete } = sums;
  if (complete === 0 || part === null || (indicator.kind === "rate" && base === null))
    return { ...without, missing: reasonOf(indicator, form, sums) };
  const checks = checksOf(questioned.get(slot), cellsOnForm(indicator, form) ?? []);
  const impossible = sums.impossible === 1;
  if (indicator.kind === "level" || base === null)
    return { value: part, missing: null, part: null, whole: null, form, impossible, checks };
  const rate = rateFigure(part, base);
  return { ...rate, part, whole: base, form, impossible: impossible || rate.impossible, checks };
}

function reasonOf(indicator: Indicator, form: Form, { missing }: Sums): MissingReason {
  if (!isOnForm(indicator, form)) return "not_in_form";
  if (missing !== null) return missing;
  // What a table has and cannot be read is stored as such: a cell that is not stored its printed table does not have, as
  // where the parts of a report use two forms.
  return isProse(indicator) ? "not_stated" : "not_in_form";
}

/** As if it were not there, where a check questions it. */
function withoutQuestioned(row: AgencyFigure): AgencyFigure {
  if (row.checks.length === 0) return row;
  return {
    ...row,
    value: null,
    missing: "under_review",
    part: null,
    whole: null,
    impossible: false,
    approximate: false,
    checks: [],
  };
}

/** The form of each report in force, by slot. */
async function formsFiled(db: ReadDb, where: SQL | undefined, span: YearSpan): Promise<Map<string, Form>> {
  const filed = await db
    .select({ agency: reports.agency, scope: reports.scope, year: reports.year, form: reports.form })
    .from(reports)
    .innerJoin(agencies, eq(agencies.id, reports.agency))
    .where(and(where, inArray(reports.year, yearsOfSpan(span)), isNull(reports.versionSuperseded)));
  return new Map(filed.map(({ agency, scope, year, form }) => [slotKey(agency, scope, year), form]));
}

/** The scope that was asked for, or that which each kind of agency is compared by. */
function inScope(column: typeof reports.scope | typeof observations.scope, scope: Scope | undefined) {
  if (scope !== undefined) return eq(column, scope);
  const government = "government";
  return and(
    // Named outright, so that the primary key leads on.
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
