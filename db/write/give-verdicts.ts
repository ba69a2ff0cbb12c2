import { eq } from "drizzle-orm";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import type { Verdict } from "@/lib/catalogue/verdicts";
import { type WriteDb, writing } from "../client";
import {
  type DecidableFinding,
  decidableFindings,
  keysEverFound,
} from "../queries/verdicts/decidable-findings";
import { pastVerdicts } from "../queries/verdicts/verdict-history";
import { verdicts } from "../schema";
import { sealVersion } from "../soundness/seal";
import { type FinishedVersion, NewVersion } from "./dataset-version";

export type Decision = {
  /** The key of a finding, see `findingKey`. */
  key: string;
  verdict: Verdict;
  by: string;
  why: string;
  /** ISO day, of a decision that was made elsewhere; absent: it is made now. */
  on?: string;
};

/**
 * `unchanged`: it holds already. `older`: a later verdict is there. `lapsed`: the values have changed since.
 * `unknown`: nothing was ever found under the key.
 */
export type Outcome = "given" | "unchanged" | "older" | "lapsed" | "unknown";

export type GivenVerdicts = {
  /** Null: nothing is new, and there is no new version. */
  version: FinishedVersion | null;
  /** What became of each decision, in their order. */
  outcomes: Outcome[];
};

/**
 * Keeps decisions on findings as a version of its own, so that pages show them as soon as any figure, and earlier
 * versions stay as they were. A verdict that another takes the place of is superseded, not erased.
 */
export async function giveVerdicts(
  db: WriteDb,
  decisions: readonly Decision[],
  now: Date = new Date(),
): Promise<GivenVerdicts> {
  return writing(db, async () => {
    const made = new NewVersion(db, now);
    const findings = new Map((await decidableFindings(db, {})).map((finding) => [finding.key, finding]));
    const earlier = await earlierDecisions(db);
    const ever = decisions.every(({ key }) => findings.has(key)) ? new Set() : await keysEverFound(db);
    const outcomes: Outcome[] = [];
    for (const decision of decisions) {
      const finding = findings.get(decision.key);
      if (!finding) {
        outcomes.push(ever.has(decision.key) ? "lapsed" : "unknown");
        continue;
      }
      const at = decision.on ?? shanghaiDay(now);
      const outcome = outcomeOf(decision, finding, earlier);
      outcomes.push(outcome);
      if (outcome !== "given") continue;
      const { verdict, by, why } = decision;
      const id = await replaceVerdict(db, finding, { verdict, by, why, at }, await made.id());
      if (finding.verdict) earlier.add(textOf({ ...finding.verdict, key: finding.key }));
      finding.verdict = { id, verdict, by, why, at };
    }
    const version = await made.finish();
    if (version) await sealVersion(db, version.id);
    return { version, outcomes };
  });
}

function outcomeOf(decision: Decision, { key, verdict: holds }: DecidableFinding, earlier: Set<string>) {
  const { verdict, by, why, on } = decision;
  if (holds === null) return "given";
  const isSame = holds.verdict === verdict && holds.by === by && holds.why === why;
  if (isSame && (on === undefined || on === holds.at)) return "unchanged";
  if (on === undefined) return "given";
  return on < holds.at || earlier.has(textOf({ key, verdict, by, why, at: on })) ? "older" : "given";
}

async function earlierDecisions(db: WriteDb): Promise<Set<string>> {
  const past = await pastVerdicts(db, {});
  return new Set(past.filter(({ state }) => state === "superseded").map(textOf));
}

type Told = { key: string; verdict: Verdict; by: string; why: string; at: string };

const textOf = ({ key, verdict, by, why, at }: Told) => JSON.stringify([key, verdict, by, why, at]);

async function replaceVerdict(
  db: WriteDb,
  { verdict: holds, agency, year, scope, check, cells, valuesSha }: DecidableFinding,
  given: Omit<Told, "key">,
  version: number,
): Promise<number> {
  if (holds) await db.update(verdicts).set({ versionSuperseded: version }).where(eq(verdicts.id, holds.id));
  const [inserted] = await db
    .insert(verdicts)
    .values({ agency, year, scope, check, cells: [...cells], valuesSha, ...given, versionAdded: version })
    .returning({ id: verdicts.id });
  if (!inserted) throw new Error("the verdict that was inserted has no id");
  return inserted.id;
}
