import { and, eq, exists, ne, type SQL, sql } from "drizzle-orm";
import type { Form } from "@/lib/catalogue/cell";
import type { Scope } from "@/lib/catalogue/form-facts";
import type { ReadDb } from "../client";
import { agencies, findings, reports } from "../schema";
import { parents } from "./agency-row";
import { isStanding } from "./open-finding";

/** Of a report: whether any error or warning is open, those between years included. */
export function hasOpenFinding(db: ReadDb): SQL {
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
