import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { sha256 } from "@/lib/ingest/reading-hashes";
import type { ReadDb } from "../handles";
import { catalogues, datasetVersions, digests, reports } from "../schema";
import type { VersionedTable } from "../stored-types";
import { cellsDigest, cellsSha256 } from "./cell-digest";
import type { StoredDamage } from "./damage";
import { versionDigests } from "./version-digests";

/**
 * Compares all that versions have changed, but for the content of reports, with its digests: agencies, declarations,
 * which reports are in force, findings, the versions themselves; and what all others depend on, the numbers of the
 * cells and the definitions. Of a handle at the latest version.
 */
export async function verifyVersions(db: ReadDb): Promise<StoredDamage[]> {
  const damaged: StoredDamage[] = [];
  const kept = await cellsDigest(db);
  if (kept !== (await cellsSha256(db)) && !(kept === null && (await isJustMade(db))))
    damaged.push({ kind: "file", what: "指标编号表与写入时的不同" });
  for (const { sha, json } of await db.select().from(catalogues))
    if (sha256(json) !== sha) damaged.push({ kind: "file", what: "指标的定义与写入时的不同" });
  return [...damaged, ...(await changedVersions(db)), ...(await wrongFirstDays(db))];
}

/** Whether nothing has come into a database yet: whoever made it was ended before he had sealed it, as the next one will. */
async function isJustMade(db: ReadDb): Promise<boolean> {
  const rows = await Promise.all(
    [datasetVersions, reports, digests].map((table) => db.select().from(table).limit(1)),
  );
  return rows.every(({ length }) => length === 0);
}

async function changedVersions(db: ReadDb): Promise<StoredDamage[]> {
  const labels = new Map(
    (await db.select({ id: datasetVersions.id, label: datasetVersions.label }).from(datasetVersions)).map(
      ({ id, label }) => [id, label],
    ),
  );
  const kept = new Map<string, { subject: VersionedTable; id: number; sha256: string }>();
  for (const { subject, ...row } of await db.select().from(digests))
    if (subject !== "report" && subject !== "cells") kept.set(`${subject} ${row.id}`, { subject, ...row });
  const changed: { subject: VersionedTable; id: number }[] = [];
  for (const digest of await versionDigests(db)) {
    const name = `${digest.subject} ${digest.id}`;
    if (kept.get(name)?.sha256 !== digest.sha256) changed.push(digest);
    kept.delete(name);
  }
  return [...changed, ...kept.values()].map(({ subject, id }) => ({
    kind: "rows",
    table: subject,
    version: labels.get(id) ?? `第${id}号`,
  }));
}

const others = alias(reports, "others");

/** The earliest day of publication is no row of its own: it is found again from the reports of the slot. */
async function wrongFirstDays(db: ReadDb): Promise<StoredDamage[]> {
  const earliest = db
    .select({ day: sql<string | null>`min(${others.publishedOn})` })
    .from(others)
    .where(
      and(eq(others.agency, reports.agency), eq(others.scope, reports.scope), eq(others.year, reports.year)),
    );
  const [wrong] = await db
    .select({ version: datasetVersions.label })
    .from(reports)
    .innerJoin(datasetVersions, eq(datasetVersions.id, reports.versionAdded))
    .where(
      and(isNull(reports.versionSuperseded), sql`${reports.firstPublishedOn} is distinct from ${earliest}`),
    )
    .orderBy(asc(reports.id))
    .limit(1);
  return wrong ? [{ kind: "rows", table: "reports", version: wrong.version }] : [];
}
