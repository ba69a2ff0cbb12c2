import { existsSync } from "node:fs";
import { tidyTemplate } from "@/lib/ingest/structured/tidy-columns";
import { commandArguments } from "./command-arguments";
import { CommandFault } from "./command-fault";
import { printLine } from "./terminal";
import { writeTarget } from "./write-target";

/** `template FILE`: an empty tidy sheet (CSV) to fill in and import, a line for each cell of the form. */
export async function template(args: readonly string[]): Promise<number> {
  const [target] = commandArguments(args, {}).positionals;
  if (!target) throw new CommandFault("用法：npm run -s nianbao -- template 文件.csv");
  if (!target.toLowerCase().endsWith(".csv"))
    throw new CommandFault(`填报表只能写成.csv文件，不能写成“${target}”。`);
  if (existsSync(target)) throw new CommandFault(`《${target}》已存在，没有覆盖，请换一个文件名。`);
  writeTarget(target, tidyTemplate());
  printLine(`填报表写在${target}：每行一个数，填好后用import导入。`);
  return 0;
}
