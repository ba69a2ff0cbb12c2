import { backup } from "@/db/backup";
import { databaseAddress } from "@/lib/settings";
import { commandArguments } from "./command-arguments";
import { CommandFault } from "./command-fault";
import { checkFolderOf } from "./write-target";

/** `backup FILE`: a whole copy of the database, in use or not. */
export async function backupCommand(args: readonly string[]): Promise<number> {
  const [target] = commandArguments(args, {}).positionals;
  if (!target) throw new CommandFault("用法：npm run -s nianbao -- backup 文件");
  checkFolderOf(target);
  const { size } = await backup(databaseAddress(), target);
  console.log(`已备份到${target}，${(size / 1024 / 1024).toFixed(1)}MB，完整性检查通过。`);
  return 0;
}
