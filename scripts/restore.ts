import { mkdirSync } from "node:fs";
import path from "node:path";
import { restore } from "@/db/engine/sqlite/restore";
import { isPostgres, settings } from "@/lib/settings";
import { commandArguments } from "./command-arguments";
import { CommandFault } from "./command-fault";
import { printLine } from "./terminal";
import { checkFolderOf } from "./write-target";

/** `restore FILE [--to FILE]`: puts a backup in the place of the database; the old one is kept beside. */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { positionals, values } = commandArguments(args, { to: { type: "string" } });
  const [file] = positionals;
  if (!file || positionals.length > 1)
    throw new CommandFault("用法：npm run -s nianbao -- restore 备份文件 [--to 数据库文件]");
  const { DATABASE_URL, DATABASE_PATH } = settings();
  if (isPostgres(values.to ?? DATABASE_URL ?? ""))
    throw new CommandFault(
      `PostgreSQL数据库不能被文件替换。请建一个空的数据库，用 npm run -s nianbao -- copy ${path.basename(file)} postgres://… 把备份复制进去，再把 DATABASE_URL 改为它。`,
    );
  const target = path.resolve(values.to ?? DATABASE_PATH);
  if (values.to === undefined) mkdirSync(path.dirname(target), { recursive: true });
  checkFolderOf(target);
  const { version, aside } = await restore(path.resolve(file), target);
  printLine(`已把${file}恢复到${target}，完整性检查通过，数据版本${version ?? "还没有"}。`);
  if (aside !== null) printLine(`原来的数据库移到了${aside}，确认无误后可以删除。`);
  return 0;
}
