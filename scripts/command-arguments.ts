import { type ParseArgsConfig, parseArgs } from "node:util";
import { CommandFault } from "./command-fault";

type Options = NonNullable<ParseArgsConfig["options"]>;

/**
 * The options of a command and what stands beside them.
 * @throws CommandFault names an option that the command does not know, or that lacks its value, and those it knows
 */
export function commandArguments<Known extends Options>(args: readonly string[], options: Known) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [option = "选项"] = /--?[\w-]+/.exec(error.message) ?? [];
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new CommandFault(
      `“${option}”不能识别，或后面缺少内容；${known.length > 0 ? `可用的选项：${known.join("、")}` : "这个命令没有选项"}。`,
    );
  }
}
