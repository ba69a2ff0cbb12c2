import { openForWriting } from "@/db/client";
import { closeImport, openImport } from "@/db/write/open-import";
import { publish } from "@/db/write/publish";
import { databaseAddress } from "@/lib/settings";
import { commandArguments } from "./command-arguments";
import { printLine } from "./terminal";

/**
 * `check`: runs the checks between years again over the whole database, and publishes what imports left that were
 * killed. Where anything differs from the last version, there is a new one.
 */
export async function check(args: readonly string[]): Promise<number> {
  commandArguments(args, {});
  const db = await openForWriting(databaseAddress());
  const by = openImport();
  try {
    const { years, reports, version } = await publish(db, by, { checkAll: true });
    if (reports.size > 0) printLine(`补入了上次中断的导入所留的${reports.size}份报告。`);
    printLine(
      `核对了${years.reports}份报告，跨年问题${years.findings}个，其中与上次不同的${years.changed}个。`,
    );
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
