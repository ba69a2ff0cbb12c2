import { and, asc, count, desc, eq, exists, inArray, isNull, ne, not, type SQL, sql } from "drizzle-orm";
import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import type { Form } from "@/lib/catalogue/cell";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../../client";
import { remembered } from "../../remembered";
import { agencies, findings, reports } from "../../schema";
import { parents } from "../agency-rows";
import { isStanding } from "../finding-conditions";
import { inRegion } from "../group";

/** Of a report: whether any error or warning is open, those between years included. */
function hasOpenFinding(db: ReadDb): SQL {
  return exists(
    db
      .select({ id: findings.id })
      .from(findings)
      .where(and(eq(findings.report, reports.id), ne(findings.severity, "note"), isStanding(db))),
  );
}

/** What lists need of a report; join `agencies` and, on `parents.key = agencies.parentKey`, `parents`. */
export const reportRow = (db: ReadDb) => ({
  id: reports.id,
  agencyKey: agencies.key,
  agencyName: agencies.shortName,
  parentName: parents.shortName,
  kind: agencies.kind,
  year: reports.year,
  scope: reports.scope,
  form: reports.form,
  status: sql<"accepted" | "flagged">`case when ${hasOpenFinding(db)} then 'flagged' else 'accepted' end`,
  title: reports.title,
  publishedOn: reports.publishedOn,
  importedAt: reports.importedAt,
  demo: reports.demo,
});

export type ReportRow = {
  id: number;
  agencyKey: string;
  agencyName: string;
  parentName: string | null;
  kind: (typeof agencies.$inferSelect)["kind"];
  year: number;
  scope: Scope;
  form: Form;
  /** `flagged`: with open errors or warnings. */
  status: "accepted" | "flagged";
  title: string | null;
  publishedOn: string | null;
  importedAt: string;
  demo: boolean;
};

export type ReportFilter = {
  /** Key of a region or agency; its own reports and those of everything below. */
  region?: string;
  kind?: GroupKind;
  year?: number;
  /** `flagged`: with open errors or warnings. */
  status?: "accepted" | "flagged";
};
export type ReportList = { total: number; items: ReportRow[] };

/** Reports in force, the latest year first, then by division code; `offset` and `limit` choose the page. */
export const reportList = remembered(
  "reportList",
  async (
    db: ReadDb,
    filter: ReportFilter,
    { offset, limit }: { offset: number; limit: number },
  ): Promise<ReportList> => {
    const where = await matching(db, filter);
    const [all] = await db
      .select({ rows: count() })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(where);
    const items = await db
      .select(reportRow(db))
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .leftJoin(parents, eq(parents.key, agencies.parentKey))
      .where(where)
      .orderBy(desc(reports.year), asc(agencies.sort), asc(reports.scope))
      .limit(limit)
      .offset(offset);
    return { total: Number(all?.rows), items };
  },
);

async function matching(db: ReadDb, { region, kind, year, status }: ReportFilter): Promise<SQL | undefined> {
  return and(
    isNull(reports.versionSuperseded),
    region ? await inRegion(db, region) : undefined,
    kind && inArray(agencies.kind, [...groupKinds[kind].kinds]),
    year === undefined ? undefined : eq(reports.year, year),
    status && (status === "flagged" ? hasOpenFinding(db) : not(hasOpenFinding(db))),
  );
}

/** Whether there is a report in force, without reading it. */
export const reportExists = remembered(
  "reportExists",
  async (db: ReadDb, agencyKey: string, year: number, scope: Scope): Promise<boolean> => {
    const found = await db
      .select({ id: reports.id })
      .from(reports)
      .innerJoin(agencies, eq(agencies.id, reports.agency))
      .where(
        and(
          eq(agencies.key, agencyKey),
          eq(reports.year, year),
          eq(reports.scope, scope),
          isNull(reports.versionSuperseded),
        ),
      )
      .limit(1);
    return found.length > 0;
  },
);
