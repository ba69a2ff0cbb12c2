import { and, eq, isNull } from "drizzle-orm";
import { type WriteDb, writing } from "../client";
import { agencies, covariates } from "../schema";
import { sealVersion } from "../soundness/seal";
import { type FinishedVersion, NewVersion } from "./dataset-version";

/** A value of an agency by its key. */
export type CovariateInput = { agency: string; year: number; value: number };

export type KeptCovariates = {
  /** Null: nothing is new, and there is no new version. */
  version: FinishedVersion | null;
  added: number;
  replaced: number;
  unchanged: number;
  /** The unit in which the database has it, where that is another one: then nothing was kept. */
  otherUnit: string | null;
};

/**
 * Keeps the values of a covariate as a version of its own, all or none. A value that another takes the place of is
 * superseded, not erased; what the list does not name stays.
 */
export async function keepCovariates(
  db: WriteDb,
  { name, unit }: { name: string; unit: string },
  inputs: readonly CovariateInput[],
  now: Date = new Date(),
): Promise<KeptCovariates> {
  return writing(db, async () => {
    const made = new NewVersion(db, now);
    const counts = { added: 0, replaced: 0, unchanged: 0 };
    const current = await db
      .select()
      .from(covariates)
      .where(and(eq(covariates.name, name), isNull(covariates.versionSuperseded)));
    const other = current.find((one) => one.unit !== unit);
    if (other) return { version: null, ...counts, otherUnit: other.unit };
    const known = new Map(current.map((one) => [`${one.agency} ${one.year}`, one]));
    const ids = new Map(
      (await db.select({ id: agencies.id, key: agencies.key }).from(agencies)).map(({ id, key }) => [
        key,
        id,
      ]),
    );
    for (const { agency: key, year, value } of inputs) {
      const agency = ids.get(key);
      if (agency === undefined) throw new Error(`no agency "${key}" to keep a covariate of`);
      const before = known.get(`${agency} ${year}`);
      if (before?.value === value) {
        counts.unchanged += 1;
        continue;
      }
      const version = await made.id();
      if (before)
        await db.update(covariates).set({ versionSuperseded: version }).where(eq(covariates.id, before.id));
      await db.insert(covariates).values({ agency, name, unit, year, value, versionAdded: version });
      counts[before ? "replaced" : "added"] += 1;
    }
    const version = await made.finish();
    if (version) await sealVersion(db, version.id);
    return { version, ...counts, otherUnit: null };
  });
}
