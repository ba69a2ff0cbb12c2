import { alias } from "drizzle-orm/sqlite-core";
import { agencies } from "../schema";

export const parents = alias(agencies, "parents");

/** What lists and links need of an agency; join `parents` on `parents.key = agencies.parentKey`. */
export const agencyRow = {
  key: agencies.key,
  name: agencies.name,
  shortName: agencies.shortName,
  kind: agencies.kind,
  code: agencies.code,
  parentKey: agencies.parentKey,
  parentName: parents.shortName,
  validFrom: agencies.validFrom,
  validTo: agencies.validTo,
  successorKey: agencies.successorKey,
};

export type AgencyRow = {
  key: string;
  name: string;
  shortName: string;
  kind: (typeof agencies.$inferSelect)["kind"];
  code: string | null;
  parentKey: string | null;
  parentName: string | null;
  validFrom: number | null;
  validTo: number | null;
  successorKey: string | null;
};
