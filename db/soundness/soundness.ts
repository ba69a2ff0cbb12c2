import { and, eq, inArray } from "drizzle-orm";
import { UnsoundError } from "../database-error";
import type { ReadDb } from "../handles";
import { reports } from "../schema";
import { type DamagedReport, damageSentence, isOfAll, isOfReport, type StoredDamage } from "./damage";
import { verifyReports } from "./verify-reports";

/** What is to be verified: a version of a database, and which file that is. */
export type ToVerify = {
  /** The number of a version: only the reports of later ones. */
  since: number | null;
  label: string | undefined;
  source: unknown;
};

/** A verification that is under way. */
export type Verification = {
  /** What it finds in the file and in what versions changed, but for the content of reports: that comes first. */
  base: Promise<readonly StoredDamage[]>;
  /** All that it finds. */
  all: Promise<readonly StoredDamage[]>;
};

/** Whose figures an answer is made from. */
export type Whom = { agencies: readonly number[]; years: readonly number[] };

const limits = {
  /** So many reports are verified by whoever shows them, as long as it is not known of all; more wait. */
  own: 100,
  /** In milliseconds. */
  patience: 8_000,
};

/**
 * What is known of damage in the database of a server. It is verified in the background; until that has ended an
 * answer verifies what it is made from, or waits where that is much.
 */
export class Soundness {
  private damaged: readonly StoredDamage[] | null = null;
  private failed = false;

  constructor(private readonly verification: Verification) {
    Promise.all([verification.base, verification.all]).then(
      ([, all]) => {
        this.damaged = all;
      },
      (error: unknown) => {
        this.failed = true;
        console.error("the database could not be verified:", error);
      },
    );
  }

  /** Whether the verification itself did not come to its end. */
  get hasFailed(): boolean {
    return this.failed;
  }

  /** Waits until it is known, or has failed. */
  async ended(): Promise<void> {
    await Promise.allSettled([this.verification.base, this.verification.all]);
  }

  /** All damage, once it is known. */
  get known(): readonly StoredDamage[] | null {
    return this.damaged;
  }

  /** Throws a `DatabaseError` where nothing of the database can be shown. */
  async requireBase(): Promise<void> {
    refuse((await inTime(this.verification.base)).filter(isOfAll));
  }

  /** Throws a `DatabaseError` that names the damage where a report in force of these agencies and years has any. */
  async requireFigures(db: ReadDb, { agencies, years }: Whom): Promise<void> {
    const few = agencies.length * years.length <= limits.own;
    const damaged =
      this.damaged ??
      (few
        ? await verifyReports(
            db,
            and(inArray(reports.agency, [...agencies]), inArray(reports.year, [...years])),
          )
        : await inTime(this.verification.all));
    const asked = [new Set(agencies), new Set(years)] as const;
    const shown = db.version?.id ?? 0;
    const isShown = ({ agency, year, from, to }: DamagedReport) =>
      asked[0].has(agency) && asked[1].has(year) && from <= shown && (to === null || to > shown);
    refuse(damaged.filter(isOfReport).filter(isShown));
  }

  /** The same of one stored report, in force or not. */
  async requireReport(db: ReadDb, report: number): Promise<void> {
    const damaged = this.damaged ?? (await verifyReports(db, eq(reports.id, report)));
    refuse(damaged.filter((damage) => isOfReport(damage) && damage.report === report));
  }
}

function refuse(found: readonly StoredDamage[]): void {
  if (found.length > 0) throw new UnsoundError(damageSentence(found));
}

/** What was found, unless it takes too long to wait for it. */
async function inTime(found: Promise<readonly StoredDamage[]>): Promise<readonly StoredDamage[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const sentence = "服务器刚刚启动，正在核对库中的数是否完好，还没有核对完。请稍后再试。";
    timer = setTimeout(() => reject(new UnsoundError(sentence)), limits.patience);
  });
  try {
    return await Promise.race([found, late]);
  } catch (error) {
    if (error instanceof UnsoundError) throw error;
    const sentence = "没有核对成库中的数是否完好，所以不显示。原因已记入服务器日志，稍后会再核对一次。";
    throw new UnsoundError(sentence, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}
