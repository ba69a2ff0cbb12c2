import type { Form } from "@/lib/catalogue/cell";
import type { Scope } from "@/lib/catalogue/form-facts";
import { agencies, reports } from "../schema";
import { parents } from "./agency-row";

/** What lists need of a report; join `agencies` and, on `parents.key = agencies.parentKey`, `parents`. */
export const reportRow = {
  id: reports.id,
  agencyKey: agencies.key,
  agencyName: agencies.shortName,
  parentName: parents.shortName,
  kind: agencies.kind,
  year: reports.year,
  scope: reports.scope,
  form: reports.form,
  status: reports.status,
  title: reports.title,
  publishedOn: reports.publishedOn,
  importedAt: reports.importedAt,
  demo: reports.demo,
};

export type ReportRow = {
  id: number;
  agencyKey: string;
  agencyName: string;
  parentName: string | null;
  kind: (typeof agencies.$inferSelect)["kind"];
  year: number;
  scope: Scope;
  form: Form;
  status: "accepted" | "flagged";
  title: string | null;
  publishedOn: string | null;
  importedAt: string;
  demo: boolean;
};
