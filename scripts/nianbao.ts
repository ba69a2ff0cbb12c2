import { databaseSentence } from "@/db/database-error";
import { SettingFault } from "@/lib/settings";
import { CommandFault } from "./command-fault";
import { printLine, printNotice } from "./terminal";

type Command = { run: (args: readonly string[]) => Promise<number>; usage: string };

/** Each loads its own program: an import has no need of what draws and writes. */
const commands: Record<string, Command> = {
  read: {
    run: async (args) => (await import("./read")).read(args),
    usage: "read 文件或文件夹… [--json]　读取并核对，不入库",
  },
  import: {
    run: async (args) => (await import("./import")).importCommand(args),
    usage:
      "import 文件或文件夹… [--agency 代码 --year 年度 --published 日期 --source 网址] [--complete 地区/类别/年度] [--summary 汇总.xlsx]　读取、核对并入库",
  },
  review: {
    run: async (args) => (await import("./import/review")).review(args),
    usage:
      "review [版本] [--to 文件]　某个版本带来的改变：新增、更正逐格的新旧数、拒收、核对发现；不写版本是最近一个；--to写成.xlsx或.csv",
  },
  collect: {
    run: async (args) => (await import("./collect")).collectCommand(args),
    usage:
      "collect 清单.csv [--contact 邮箱或网址] [--pause 秒] [--allow 内部地址] [--proxy 代理]　收集网上公开的报告并入库，再次运行时说明哪些变动、移动、撤下",
  },
  demo: { run: async () => (await import("./demo")).demo(), usage: "demo　写出演示报告并导入" },
  prepare: {
    run: async (args) => (await import("./prepare")).prepare(args),
    usage: "prepare　为网站准备数据库：空的导入演示报告，已有数据的更新并重新核对",
  },
  check: {
    run: async (args) => (await import("./check")).check(args),
    usage: "check　核对数据库是否完好，重新核对报告之间",
  },
  repair: {
    run: async (args) => (await import("./repair")).repair(args),
    usage: "repair　修复损坏的报告：用库中的原件重新读取，与导入时的校验值相同才写回",
  },
  verdict: {
    run: async (args) => (await import("./verdict/verdict")).verdict(args),
    usage:
      "verdict [编号… --as 属实需改|已说明|误报 --by 姓名 --why 理由] [--region 地区 --unit 机关 --year 年度 --check 核对] [--all] [--export 表.csv] [--import 表.csv]　列出核对发现，记录人的结论",
  },
  correction: {
    run: async (args) => (await import("./verdict/correction")).correctionCommand(args),
    usage:
      "correction [--region 地区 --kind 类别 --unit 机关 --year 年度 --due 期限] --to 文件　写出整改单：.docx每单位一页，.xlsx每单位一表，.zip每单位一个文件",
  },
  covariate: {
    run: async (args) => (await import("./covariate/covariate")).covariateCommand(args),
    usage:
      "covariate [表.csv --name 常住人口 --unit 人]　读入背景数据（机关、年份、数值），用来找相近的机关；不写文件则列出",
  },
  export: {
    run: async (args) => (await import("./export")).exportCommand(args),
    usage:
      "export 网址 --to 文件　导出视图（比较、排名等），按后缀定格式：xlsx csv docx pptx png svg html json 等；合计可以是docx xlsx，报送可以是xlsx ics atom",
  },
  template: {
    run: async (args) => (await import("./template")).template(args),
    usage: "template 文件.csv　写出填报表，填好后可以导入",
  },
  backup: {
    run: async (args) => (await import("./backup")).backupCommand(args),
    usage: "backup 文件 [--replace]，或 backup 文件夹 [--keep 份数]　备份数据库，运行中也可以",
  },
  restore: {
    run: async (args) => (await import("./restore")).restoreCommand(args),
    usage: "restore 备份文件 [--to 数据库文件]　用备份换下数据库，原来的留在旁边",
  },
  copy: {
    run: async (args) => (await import("./copy")).copyCommand(args),
    usage: "copy 来源 目标　整库复制，SQLite文件与postgres://地址可以互换",
  },
};

// `read … | head` has read enough; who no longer listens to the progress still wants the work done.
process.stdout.on("error", (error) => leaveIfClosed(error, () => process.exit()));
process.stderr.on("error", (error) => leaveIfClosed(error, () => undefined));

function leaveIfClosed(error: NodeJS.ErrnoException, leave: () => void): void {
  if (error.code !== "EPIPE") throw error;
  leave();
}

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
const asksHelp = [name, ...args].some((arg) => ["help", "--help", "-h"].includes(arg));
const usageOf = ({ usage }: Command) => `  npm run -s nianbao -- ${usage}`;
const allUsages = Object.values(commands).map(usageOf);
if (asksHelp)
  printLine((command ? ["用法：", usageOf(command)] : ["年报通命令行：", ...allUsages]).join("\n"));
else if (!command) {
  printNotice([name === "" ? "年报通命令行：" : `没有命令“${name}”，可用的命令：`, ...allUsages].join("\n"));
  process.exitCode = 1;
} else {
  try {
    process.exitCode = await command.run(args);
  } catch (error) {
    const isKnown = [CommandFault, SettingFault].some((known) => error instanceof known);
    const sentence = isKnown && error instanceof Error ? error.message : databaseSentence(error);
    if (sentence === null) throw error;
    printNotice(sentence);
    process.exitCode = 1;
  }
}
