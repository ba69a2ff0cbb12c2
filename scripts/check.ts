import { openForWriting } from "@/db/client";
import { damageList, howToMend } from "@/db/soundness/damage";
import { verifyDatabase } from "@/db/soundness/verify-database";
import { closeImport, openImport } from "@/db/write/open-import";
import { publish } from "@/db/write/publish";
import { databaseAddress } from "@/lib/settings";
import { commandArguments } from "./command-arguments";
import { printLine, printNotice } from "./terminal";

/**
 * `check`: looks for damage in the whole database; in a sound one it runs the checks between years again over the whole database, and publishes what imports left that were
 * killed. Where anything differs from the last version, there is a new one.
 */
export async function check(args: readonly string[]): Promise<number> {
  commandArguments(args, {});
  const db = await openForWriting(databaseAddress());
  const by = openImport();
  try {
    const found = await verifyDatabase(databaseAddress(), { withFiles: true });
    if (found.length > 0) {
      printNotice([...damageList(found), howToMend].join("\n"));
      return 1;
    }
    printLine("数据库完好，报告的数都与导入时相同。");
    const { years, texts, reports, version } = await publish(db, by, { checkAll: true });
    if (reports.size > 0) printLine(`补入了上次中断的导入所留的${reports.size}份报告。`);
    printLine(
      `核对了${years.reports}份报告，报告之间的问题${years.findings}个，其中与上次不同的${years.changed}个。`,
    );
    printLine(`比较了各份报告的文字，内容雷同${texts.findings}处，其中与上次不同的${texts.changed}处。`);
    printLine(version ? `数据版本：${version.label}` : "数据没有变化，版本不变。");
    return 0;
  } finally {
    try {
      await closeImport(db, by);
    } finally {
      await db.close();
    }
  }
}
