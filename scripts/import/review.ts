import { openForReading } from "@/db/client";
import { exportedReview } from "@/db/views/imports/exported-review";
import { importList } from "@/db/views/imports/import-review";
import { formatOfFile } from "@/lib/export/export-formats";
import { listCsv, listWorkbook } from "@/lib/export/list-files";
import { reviewLists } from "@/lib/export/review-lists";
import { databaseAddress } from "@/lib/settings";
import { commandArguments } from "../command-arguments";
import { CommandFault } from "../command-fault";
import { printLine } from "../terminal";
import { checkFolderOf, writeTarget } from "../write-target";
import { reviewLines } from "./print-review";

/** Of a sheet of Excel, below its heads. */
const mostLines = 1_048_575;

/**
 * `review [LABEL] [--to FILE]`: what a version brought, without a label the latest one, and which others there are; all of
 * it as XLSX or CSV, as the file's name ends.
 */
export async function review(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, { to: { type: "string" } });
  const [asked, more] = positionals;
  if (more !== undefined)
    throw new CommandFault("一次看一个版本：npm run -s nianbao -- review [版本] [--to 文件]。");
  const target = values.to;
  const format = target === undefined ? null : formatOfFile(target);
  if (target !== undefined) {
    if (format !== "xlsx" && format !== "csv")
      throw new CommandFault(`《${target}》的后缀不能识别，导入核对可以是.xlsx、.csv。`);
    checkFolderOf(target);
  }
  const db = await openForReading(databaseAddress());
  try {
    const { items, total } = await importList(db, { offset: 0, limit: 10 });
    const label = asked ?? items[0]?.label;
    if (label === undefined) throw new CommandFault("数据库里还没有报告，没有可以查看的版本。");
    const lines = await reviewLines(db, label, { refused: true });
    if (lines === null)
      throw new CommandFault(`没有版本“${label}”。最近的版本：${items.map((one) => one.label).join("、")}。`);
    printLine(lines.join("\n"));
    const list = target === undefined ? null : await exportedReview(db, label);
    if (list && target !== undefined) {
      if (format === "xlsx" && list.lines.length > mostLines)
        throw new CommandFault(
          `全部核对有${list.lines.length}行，多于Excel一张表的${mostLines}行，请写成.csv。`,
        );
      writeTarget(
        target,
        format === "csv" ? listCsv(reviewLists, list) : await listWorkbook(reviewLists, list),
      );
      printLine(`全部核对${list.lines.length}行写在${target}。`);
    }
    if (asked === undefined && total > 1)
      printLine(
        `其他版本：${items
          .slice(1)
          .map((one) => one.label)
          .join("、")}${total > items.length ? "……" : ""}`,
      );
    return 0;
  } finally {
    await db.close();
  }
}
