import { and, inArray, isNull } from "drizzle-orm";
import type { CheckId } from "@/lib/catalogue/checks";
import type { WriteDb } from "../../client";
import { isAmong } from "../../in-chunks";
import { findings } from "../../schema";
import { insertFinding } from "../insert-report";
import type { Slot } from "../report-statements";
import type { YearFinding } from "./year-checks";

export type YearsChecked = { reports: number; findings: number; changed: number };

/**
 * What some checks found about some agencies before, against what they find now. What is new is found from the
 * version on, what no longer holds is superseded by it; a finding that is found again on the same values stays as it
 * is, and so does a verdict on it.
 */
export class KeptFindings {
  private constructor(
    private readonly db: WriteDb,
    private readonly version: () => Promise<number>,
    /** By identity, those that are not found again yet. */
    private readonly old: Map<string, number>,
    private readonly sum: YearsChecked,
  ) {}

  static async of(
    db: WriteDb,
    { agencies, checks }: { agencies: readonly number[]; checks: readonly CheckId[] },
    version: () => Promise<number>,
    sum: YearsChecked,
  ): Promise<KeptFindings> {
    const rows = await db
      .select()
      .from(findings)
      .where(
        and(
          inArray(findings.agency, [...agencies]),
          inArray(findings.check, [...checks]),
          isNull(findings.versionSuperseded),
        ),
      );
    return new KeptFindings(
      db,
      version,
      new Map(rows.map((row) => [identity(row.report, row), row.id])),
      sum,
    );
  }

  /** What is found about a report now. */
  async find(slot: Slot, report: number, found: readonly YearFinding[]): Promise<void> {
    this.sum.findings += found.length;
    for (const finding of found) {
      if (this.old.delete(identity(report, finding))) continue;
      await insertFinding(this.db, slot, report, finding, await this.version());
      this.sum.changed += 1;
    }
  }

  /** Supersedes what was not found again. */
  async end(): Promise<void> {
    if (this.old.size === 0) return;
    this.sum.changed += this.old.size;
    await this.db
      .update(findings)
      .set({ versionSuperseded: await this.version() })
      .where(isAmong(findings.id, [...this.old.values()]));
  }
}

function identity(
  report: number,
  { check, cells, message, valuesSha }: Pick<YearFinding, "check" | "cells" | "message" | "valuesSha">,
) {
  return JSON.stringify([report, check, cells, message, valuesSha]);
}
