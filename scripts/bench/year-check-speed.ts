import { openForWriting, type WriteDb, writing } from "@/db/client";
import { reports } from "@/db/schema";
import { checkParentSums } from "@/db/write/checks/check-parent-sums";
import { checkYears } from "@/db/write/checks/check-years";
import { printFigure, quantile } from "./print-figure";

/** How long the checks between reports take over a whole database, and about one agency as after an import. */
export async function yearCheckSpeeds(database: string): Promise<void> {
  const db = await openForWriting(database);
  try {
    const whole = await seconds(() => checked(db, null));
    const { reports: count } = whole.answer;
    printFigure(`核对全部${count}份报告之间`, `${whole.taken.toFixed(1)}秒`, "≤60秒", whole.taken <= 60);
    const [one] = await db.select({ agency: reports.agency }).from(reports).limit(1);
    if (!one) return;
    const single: number[] = [];
    for (let run = 0; run < 5; run += 1) single.push((await seconds(() => checked(db, [one.agency]))).taken);
    const taken = quantile(single);
    printFigure(`库中${count}份，导入一份后核对`, `${Math.round(taken * 1000)}毫秒`, "≤2000毫秒", taken <= 2);
  } finally {
    await db.close();
  }
}

const checked = (db: WriteDb, agencies: readonly number[] | null) =>
  writing(db, async () => {
    const version = async () => {
      throw new Error("the import has left findings out");
    };
    const found = await checkYears(db, agencies, version);
    await checkParentSums(db, agencies && { agencies, places: new Set() }, version, found);
    return found;
  });

async function seconds<Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; taken: number }> {
  const started = performance.now();
  const answer = await work();
  return { answer, taken: (performance.now() - started) / 1000 };
}
