import { openForWriting, type WriteDb } from "@/db/client";
import { comesOfDamage } from "@/db/database-error";
import {
  type DamagedReport,
  damageList,
  damageText,
  isOfReport,
  type StoredDamage,
} from "@/db/soundness/damage";
import { verifyDatabase } from "@/db/soundness/verify-database";
import { fileToReadAgain, mendContent, mendObservations } from "@/db/write/mend-report";
import type { FinishedReading } from "@/lib/ingest/reading";
import type { ReaderPool } from "@/lib/ingest/sandbox/reader-pool";
import { databaseAddress } from "@/lib/settings";
import { commandArguments } from "./command-arguments";
import { openReaders } from "./import/read-ahead";
import { printLine, printNotice } from "./terminal";

/**
 * `repair`: mends what is damaged and can be made anew from what is not: reports from their files, which are in the
 * database, figures as they are compared from those of the reports, indexes from their tables. It writes only what has
 * the hash of what was imported; what it cannot mend it names.
 */
export async function repair(args: readonly string[]): Promise<number> {
  commandArguments(args, {});
  const address = databaseAddress();
  const db = await openForWriting(address);
  try {
    const found = await verifyDatabase(address, { withFiles: true });
    if (found.length === 0) {
      printLine("没有发现损坏，没有改动。");
      return 0;
    }
    printLine(damageList(found).join("\n"));
    if (db.engine.name === "sqlite" && found.some(({ kind }) => kind === "file")) await mendIndexes(db);
    for (const sentence of await mendReports(db, found.filter(isOfReport))) printNotice(sentence);
    return concluded(found, await verifyDatabase(address, { withFiles: true }));
  } finally {
    await db.close();
  }
}

/** Makes all indexes anew; where the engine cannot, they stay as they are. */
async function mendIndexes({ engine }: WriteDb): Promise<void> {
  try {
    await engine.change("reindex");
  } catch (error) {
    if (!comesOfDamage(error) && !(error instanceof Error && error.name === "DatabaseError")) throw error;
  }
}

/** Mends the reports one by one; a sentence for each that is not read today as it was then. */
async function mendReports(db: WriteDb, damaged: readonly DamagedReport[]): Promise<string[]> {
  const sentences: string[] = [];
  const contents = new Map(
    damaged.flatMap((one) => (one.part === "observations" ? [] : [[one.report, one]])),
  );
  if (contents.size > 0) {
    const readers = await openReaders(1);
    try {
      for (const [report, damage] of contents) {
        const why = report === null ? null : await mendFromFile(db, readers, report, damage);
        if (why) sentences.push(`${damageText(damage)}：${why}`);
      }
    } finally {
      readers.close();
    }
  }
  for (const damage of damaged) await mendObservations(db, damage);
  return sentences;
}

/** Why a report cannot be mended; null where it has been. */
async function mendFromFile(
  db: WriteDb,
  readers: ReaderPool,
  report: number,
  { year }: DamagedReport,
): Promise<string | null> {
  const file = await fileToReadAgain(db, report);
  if (!file) return "库中的原件也损坏了，没有改动。请用备份恢复。";
  for (const declared of [undefined, year]) {
    const outcomes = await readers.read(file.bytes, file.name, () => declared);
    const readings = outcomes.flatMap(({ outcome }) => (outcome.status === "refused" ? [] : [outcome]));
    if (await mendContent(db, report, readings satisfies FinishedReading[])) return null;
  }
  return `本版程序读原件《${file.name}》的结果与当时的不同，没有改动。请用备份恢复，或把原件重新导入。`;
}

function concluded(before: readonly StoredDamage[], after: readonly StoredDamage[]): number {
  if (after.length === 0) {
    printLine(`已修复${before.length}处，数据库完好，报告的数都与导入时相同。`);
    return 0;
  }
  printNotice(["未能修复的：", ...damageList(after)].join("\n"));
  printNotice("请用备份恢复：npm run -s nianbao -- restore 备份文件。");
  return 1;
}
