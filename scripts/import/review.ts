import { openForReading } from "@/db/client";
import { importList } from "@/db/views/imports/import-review";
import { databaseAddress } from "@/lib/settings";
import { commandArguments } from "../command-arguments";
import { CommandFault } from "../command-fault";
import { printLine } from "../terminal";
import { reviewLines } from "./print-review";

/** `review [LABEL]`: what a version brought, without a label the latest one, and which others there are. */
export async function review(args: readonly string[]): Promise<number> {
  const { positionals } = commandArguments(args, {});
  const [asked, more] = positionals;
  if (more !== undefined) throw new CommandFault("一次看一个版本：npm run -s nianbao -- review [版本]。");
  const db = await openForReading(databaseAddress());
  try {
    const { items, total } = await importList(db, { offset: 0, limit: 10 });
    const label = asked ?? items[0]?.label;
    if (label === undefined) throw new CommandFault("数据库里还没有报告，没有可以查看的版本。");
    const lines = await reviewLines(db, label, { refused: true });
    if (lines === null)
      throw new CommandFault(`没有版本“${label}”。最近的版本：${items.map((one) => one.label).join("、")}。`);
    printLine(lines.join("\n"));
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
