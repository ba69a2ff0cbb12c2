import { importCommand } from "./import";
import { read } from "./read";

const commands: Record<string, { run: (args: readonly string[]) => Promise<number>; usage: string }> = {
  read: { run: read, usage: "read 文件… [--json]　读取并核对，不入库" },
  import: { run: importCommand, usage: "import 文件或文件夹…　读取、核对并入库" },
};

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (!command) {
  console.error(
    [
      name === "" ? "年报通命令行" : `没有命令“${name}”。`,
      ...Object.values(commands).map(({ usage }) => `  npm run -s nianbao -- ${usage}`),
    ].join("\n"),
  );
  process.exitCode = 1;
} else process.exitCode = await command.run(args);
