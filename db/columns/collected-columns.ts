import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { CollectedEvent, CollectedOutcome } from "../../lib/collect/collected-state";
import type { FetchFault } from "../../lib/collect/fetch-fault";
import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** An address that is watched: what the web is like, not what a report is. */
export const collectedColumns = (
  { text, integer, json, flag }: ColumnKinds,
  original: () => AnySQLiteColumn,
) => ({
  /** The key of an agency, which may have no report yet. */
  agency: text("agency").notNull(),
  year: integer("year").notNull(),
  url: text("url").notNull(),
  /** The listed page that links to this file; null: it is itself listed. */
  page: text("page"),
  outcome: text("outcome").$type<CollectedOutcome>().notNull(),
  /** Why nothing was fetched the last time; null: something was. */
  fault: text("fault").$type<FetchFault>(),
  /** Of the last answer; null: there was none. */
  status: integer("status"),
  etag: text("etag"),
  lastModified: text("last_modified"),
  /** Where redirects led. */
  finalUrl: text("final_url"),
  /** What was there the last time that it had other words; null: nothing so far. */
  sha256: text("sha256").references(original),
  checkedAt: text("checked_at").notNull(),
  /** When the kept content was fetched. */
  fetchedAt: text("fetched_at"),
  firstSeen: text("first_seen"),
  changedAt: text("changed_at"),
  movedAt: text("moved_at"),
  /** Since when the server says that it is gone; null: it is there, as far as is known. */
  vanishedAt: text("vanished_at"),
  /** Whether what was last fetched has been imported. */
  taken: flag("taken").notNull(),
  /** Whatever was other than the time before, the earliest first. */
  events: json("events").$type<CollectedEvent[]>().notNull(),
});

/** What is to be said of a published report beside what is in it. */
export const pageStateColumns = ({ text, integer }: ColumnKinds) => ({
  /** The key of an agency, which may have no report yet. */
  agency: text("agency").notNull(),
  year: integer("year").notNull(),
  /** The address that it is about. */
  url: text("url").notNull(),
  /** The latest change of the report there that no stored report has; null: there is none. */
  changedAt: text("changed_at"),
  /** Since when its server says that it is gone; null: it is there, as far as is known. */
  vanishedAt: text("vanished_at"),
});
