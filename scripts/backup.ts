import { statSync } from "node:fs";
import { backup, backupInto } from "@/db/backup";
import { databaseAddress } from "@/lib/settings";
import { commandArguments } from "./command-arguments";
import { CommandFault } from "./command-fault";
import { printLine } from "./terminal";
import { checkFolderOf } from "./write-target";

const options = { replace: { type: "boolean" }, keep: { type: "string" } } as const;

/** `backup FILE|FOLDER [--replace] [--keep n]`: a whole copy of the database, in use or not. */
export async function backupCommand(args: readonly string[]): Promise<number> {
  const { positionals, values } = commandArguments(args, options);
  const [target] = positionals;
  if (!target || positionals.length > 1)
    throw new CommandFault(
      "用法：npm run -s nianbao -- backup 文件 [--replace]，或 backup 文件夹 [--keep 份数]",
    );
  checkFolderOf(target);
  const isFolder = statSync(target, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder && values.keep !== undefined)
    throw new CommandFault(`--keep用于文件夹，而“${target}”不是文件夹。请先建立文件夹，或去掉--keep。`);
  if (isFolder && values.replace)
    throw new CommandFault("文件夹里的备份按时间命名，不会互相覆盖。请去掉--replace，或者写明文件名。");
  if (!isFolder) {
    const { size } = await backup(databaseAddress(), target, { replace: values.replace ?? false });
    printLine(written(target, size));
    return 0;
  }
  const { path, size, removed } = await backupInto(databaseAddress(), target, { keep: keepOf(values.keep) });
  printLine(written(path, size));
  if (removed.length > 0) printLine(`删除了较早的备份${removed.length}份：${removed.join("、")}。`);
  return 0;
}

const written = (path: string, size: number) =>
  `已备份到${path}，${(size / 1024 / 1024).toFixed(1)}MB，完整性检查通过。`;

function keepOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[1-9]\d{0,4}$/.test(text))
    throw new CommandFault(`--keep后面应是保留的份数，如7，而写的是“${text}”。`);
  return Number(text);
}
