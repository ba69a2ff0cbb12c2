import { sql } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import type { CollectedEvent, CollectedOutcome } from "../../lib/collect/collected-state";
import type { FetchFault } from "../../lib/collect/fetch-fault";
import type { ColumnKinds } from "../engine/sqlite/column-kinds";

/** An address that is watched: what the web is like, not what a report is. */
const collectedColumns = ({ text, integer, json, flag }: ColumnKinds, original: () => AnySQLiteColumn) => ({
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
const pageStateColumns = ({ text, integer }: ColumnKinds) => ({
  /** The key of an agency, which may have no report yet. */
  agency: text("agency").notNull(),
  year: integer("year").notNull(),
  /** The address that it is about. */
  url: text("url").notNull(),
  /** Since when there is something that no stored report says: a change, or a page without a report; null: there is not. */
  changedAt: text("changed_at"),
  /** Since when its server says that it is gone; null: it is there, as far as is known. */
  vanishedAt: text("vanished_at"),
});

/** What is known of published reports: as last seen, no part of a version, and as each version knows it. */
export function collectedTables(
  kinds: ColumnKinds,
  original: () => AnySQLiteColumn,
  version: (name: string) => ReturnType<ColumnKinds["integer"]>,
) {
  const { table, id, primaryKey, uniqueIndex } = kinds;
  /** Published pages that are watched, and the files that they link to. */
  const collected = table("collected", collectedColumns(kinds, original), (row) => [
    primaryKey({ columns: [row.agency, row.year, row.url] }),
  ]);
  /** A row for an agency and year while there is something to say of it. */
  const pageStates = table(
    "page_states",
    {
      id: id("id"),
      ...pageStateColumns(kinds),
      versionAdded: version("version_added").notNull(),
      /** Since when it is otherwise, or as it should be again; null: it is so. */
      versionSuperseded: version("version_superseded"),
    },
    (row) => [
      uniqueIndex("page_states_current").on(row.agency, row.year).where(sql`version_superseded is null`),
    ],
  );
  return { collected, pageStates };
}
