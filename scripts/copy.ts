import { copyDatabase } from "@/db/copy";
import { isPostgres } from "@/lib/settings";
import { commandArguments } from "./command-arguments";
import { CommandFault } from "./command-fault";
import { printLine } from "./terminal";

/** `copy FROM TO`: a whole database, of either engine, into an empty one of either engine. */
export async function copyCommand(args: readonly string[]): Promise<number> {
  const [from, to] = commandArguments(args, {}).positionals;
  if (!from || !to)
    throw new CommandFault(
      "用法：npm run -s nianbao -- copy 来源 目标　（SQLite文件，或postgres://开头的地址）",
    );
  if ([from, to].some((address) => address.includes("://") && !isPostgres(address)))
    throw new CommandFault("来源和目标只能是SQLite文件，或postgres://开头的地址。");
  const counts = await copyDatabase(from, to);
  printLine(`已复制${counts.get("reports")}份报告、${counts.get("figures")}个数，连同全部数据版本。`);
  return 0;
}
