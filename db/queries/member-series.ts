import { and, asc, eq, inArray, ne, or, type SQL } from "drizzle-orm";
import type { CellMissingReason, Form, MissingReason } from "@/lib/catalogue/cell";
import type { Scope } from "@/lib/catalogue/form-facts";
import { type Indicator, indicatorById } from "@/lib/catalogue/indicators";
import type { ReadDb } from "../client";
import { agencies, reports } from "../schema";
import { type Group, scopeOfKind, type YearSpan, yearsOf } from "./group";
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
export async function memberSeries(
  db: ReadDb,
  indicatorIds: readonly string[],
  whom: readonly string[] | Group,
  span: YearSpan,
  scope?: Scope,
): Promise<MemberValue[]> {
  const chosen = isGroup(whom) ? await isMember(db, whom) : inArray(agencies.key, [...whom]);
  const members = await db
    .select({ key: agencies.key, from: agencies.validFrom, to: agencies.validTo })
    .from(agencies)
    .where(chosen)
    .orderBy(asc(agencies.sort));
  const years = yearsOf(span);
  const rows: MemberValue[] = [];
  for (const id of indicatorIds) {
    const indicator = indicatorById(id);
    const values = await memberValues(db, indicator, span, and(chosen, inScope(scope)));
    const found = new Map<string, Filed>();
    for (const row of await db.with(values).select().from(values)) found.set(`${row.key} ${row.year}`, row);
    for (const { key, from, to } of members) {
      for (const year of years) {
        const there = (from === null || from <= year) && (to === null || to >= year);
        const filed = found.get(`${key} ${year}`);
        if (!there && (isGroup(whom) || !filed)) continue;
        rows.push({ agencyKey: key, year, indicator: id, ...figureOf(indicator, filed) });
      }
    }
  }
  return rows;
}

type Filed = {
  form: Form;
  part: number | null;
  base: number | null;
  complete: 0 | 1;
  value: number | null;
  missing: CellMissingReason | null;
};

function figureOf(indicator: Indicator, filed: Filed | undefined) {
  if (!filed) return { value: null, missing: "not_filed" as const, part: null, whole: null, form: null };
  const { form, value, complete } = filed;
  const rate = indicator.kind === "rate" && complete === 1;
  const share = { part: rate ? filed.part : null, whole: rate ? filed.base : null };
  return { value, missing: value === null ? reason(indicator, filed) : null, ...share, form };
}

function reason(indicator: Indicator, { form, complete, missing }: Filed): MissingReason | "no_base" {
  if (complete === 1) return "no_base";
  if (cellsNeeded(indicator, form) < 0) return "not_in_form";
  if (missing !== null) return missing;
  // No row though the form has the cell: prose that states no figure, or a table that could not be read.
  return indicator.id.startsWith("prose.") ? "not_in_form" : "unreadable";
}

function inScope(scope: Scope | undefined): SQL | undefined {
  if (scope !== undefined) return eq(reports.scope, scope);
  const government = "government";
  return or(
    and(eq(agencies.kind, government), eq(reports.scope, scopeOfKind(government))),
    and(ne(agencies.kind, government), eq(reports.scope, "own")),
  );
}

function isGroup(whom: readonly string[] | Group): whom is Group {
  return "region" in whom;
}
