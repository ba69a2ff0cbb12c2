import { isNull } from "drizzle-orm";
import { type WriteDb, writing } from "../client";
import { importRuns } from "../schema";
import { sealVersion } from "../soundness/seal";
import { checkParentSums } from "./checks/check-parent-sums";
import { checkTexts, type TextsChecked } from "./checks/check-texts";
import { checkYears } from "./checks/check-years";
import type { YearsChecked } from "./checks/kept-findings";
import { type FinishedVersion, NewVersion } from "./dataset-version";
import { decideSlots, listPublishing } from "./decide-slots";
import type { OpenImport } from "./open-import";
import { publishAgencies } from "./publish-agencies";
import { type PublishedReport, putInForce } from "./put-in-force";
import { type CollectionInput, changedCollections, storeCollections } from "./store-collections";

export type Published = {
  /** Null: nothing is new, and there is no new version. */
  version: FinishedVersion | null;
  /** What became of each report that was staged, by its id; those that a dead import left among them. */
  reports: Map<number, PublishedReport>;
  years: YearsChecked;
  texts: TextsChecked;
};

export type Publishing = {
  collections?: readonly CollectionInput[];
  /** Runs the checks between years and of texts of all agencies again, not only of those that have new reports. */
  checkAll?: boolean;
  /** What the import left out; absent where no files were imported. */
  files?: ImportedFiles;
  now?: Date;
};

/** What an import did not take: how many reports were stored already, and the files it refused, in their order. */
export type ImportedFiles = { unchanged: number; refused: readonly { name: string; reason: string }[] };

/**
 * Makes what an import staged, and what imports left whose process died, a version: all of it in one transaction, so
 * that readers see the version before or this one and nothing else. Decides which reports are in force, brings in
 * register changes and declarations, and runs the checks between years and of
 * texts. What finished versions show does not change.
 */
export async function publish(db: WriteDb, by: OpenImport, options: Publishing = {}): Promise<Published> {
  return writing(db, async () => {
    const now = options.now ?? new Date();
    const made = new NewVersion(db, now);
    const version = () => made.id();
    const reporting = await listPublishing(db, by);
    const changed = await publishAgencies(db, by, reporting, version);
    const { reports, agencies } = await putInForce(db, decideSlots(db, reporting, by), version);
    const declared = await changedCollections(db, options.collections ?? []);
    if (declared.length > 0) await storeCollections(db, await version(), declared);
    const checked = options.checkAll ? null : [...agencies];
    const years = await checkYears(db, checked, version);
    const everywhere = options.checkAll || declared.length > 0;
    await checkParentSums(
      db,
      everywhere ? null : { agencies: [...agencies], places: changed },
      version,
      years,
    );
    const texts = await checkTexts(db, checked, version);
    const finished = await made.finish();
    if (finished) await sealVersion(db, finished.id);
    if (options.files) await recordRun(db, options.files, finished?.id ?? null, now);
    return { version: finished, reports, years, texts };
  });
}

/** Of imports that changed nothing the last one alone is kept: they may come every hour. */
async function recordRun(
  db: WriteDb,
  { unchanged, refused }: ImportedFiles,
  version: number | null,
  now: Date,
): Promise<void> {
  await db.delete(importRuns).where(isNull(importRuns.version));
  const files = refused.map(({ name, reason }) => ({ name, reason }));
  await db.insert(importRuns).values({ at: now.toISOString(), version, unchanged, refused: files });
}
