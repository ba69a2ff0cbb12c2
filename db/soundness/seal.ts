import { asc } from "drizzle-orm";
import { missingCells } from "../engine/number-cells";
import type { WriteDb } from "../handles";
import { cells, digests, reports } from "../schema";
import type { DigestSubject } from "../stored-types";
import { writing } from "../writing";
import { cellsDigest, cellsSha256 } from "./cell-digest";
import { contentSha256 } from "./report-content";
import { storedContents } from "./stored-contents";
import { versionDigests } from "./version-digests";

/** Keeps the SHA-256 of what a version that is being published has changed. Belongs into its transaction. */
export async function sealVersion(db: WriteDb, version: number): Promise<void> {
  await insertDigests(db, await versionDigests(db, version));
}

/**
 * Keeps the digests of a database that an earlier program filled, once, as its rows are now: from then on they show
 * damage. Each report's figures have had a hash from the beginning.
 */
export async function sealOlder(db: WriteDb): Promise<void> {
  const isSealed = async () => (await cellsDigest(db)) !== null;
  if (await isSealed()) return;
  await writing(db, async () => {
    // Another process may have done it meanwhile.
    if (await isSealed()) return;
    const known = new Set((await db.select().from(digests)).map(nameOfDigest));
    const isNew = (digest: Pick<Digest, "subject" | "id">) => !known.has(nameOfDigest(digest));
    const stored = (await db.select({ id: reports.id }).from(reports).orderBy(asc(reports.id))).map(
      ({ id }) => id,
    );
    const bare = stored.filter((id) => isNew({ subject: "report", id }));
    for (let start = 0; start < bare.length; start += REPORTS) {
      const contents = await storedContents(db, bare.slice(start, start + REPORTS));
      await insertDigests(
        db,
        [...contents].map(([id, content]) => ({ subject: "report", id, sha256: contentSha256(content) })),
      );
    }
    await insertDigests(db, (await versionDigests(db)).filter(isNew));
    await insertDigests(db, [{ subject: "cells", id: 0, sha256: await cellsSha256(db) }]);
  });
}

/** So many reports are in memory at a time. */
const REPORTS = 100;

/** Numbers the cells of the catalogue that the database does not number yet. A number never changes. */
export async function numberCells(db: WriteDb): Promise<void> {
  const missing = async () => missingCells(await db.select().from(cells));
  if ((await missing()).length === 0) return;
  await writing(db, async () => {
    const isSound = (await cellsDigest(db)) === (await cellsSha256(db));
    const rows = (await missing()).map(({ number, id }) => [number, id]);
    await db.engine.insert("cells", ["number", "id"], rows);
    if (isSound) await changeDigest(db, { subject: "cells", id: 0, sha256: await cellsSha256(db) });
  });
}

/**
 * Runs work that changes what versions show of agencies, which only their keys may do, and keeps its new digests. What
 * was damaged before stays so: its old digest is kept. Belongs into the transaction of the work.
 */
export async function resealing(db: WriteDb, work: () => Promise<void>): Promise<void> {
  const stored = new Map(
    (await db.select().from(digests)).map((digest) => [nameOfDigest(digest), digest.sha256]),
  );
  const sound = (await versionDigests(db)).filter(
    (digest) => stored.get(nameOfDigest(digest)) === digest.sha256,
  );
  const names = new Set(sound.map(nameOfDigest));
  await work();
  for (const digest of await versionDigests(db))
    if (names.has(nameOfDigest(digest))) await changeDigest(db, digest);
}

type Digest = { subject: DigestSubject; id: number; sha256: string };

export const nameOfDigest = ({ subject, id }: Pick<Digest, "subject" | "id">): string => `${subject} ${id}`;

export const insertDigests = ({ engine }: WriteDb, list: readonly Digest[]): Promise<void> =>
  engine.insert(
    "digests",
    ["subject", "id", "sha256"],
    list.map(({ subject, id, sha256 }) => [subject, id, sha256]),
  );

export async function changeDigest({ engine }: WriteDb, { subject, id, sha256 }: Digest): Promise<void> {
  await engine.change("update digests set sha256 = ? where subject = ? and id = ?", [sha256, subject, id]);
}
