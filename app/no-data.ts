import { DatabaseError, isUnsound } from "@/db/database-error";
import { isPathBelow, paths } from "@/lib/view/addresses";
import { database } from "./database";

/** What an address says in the place of figures, as long as there are none. */
export type NoData = { status: number; title: string; sentences: readonly string[] };

/** What needs no figures: files of the site. */
const withoutFigures = ["/_next", "/icon.svg", paths.frameScript];

/** What programs ask for: they would take a page for an answer. */
const forPrograms = [
  ...[paths.export, paths.embed, paths.api, paths.briefing],
  ...[paths.correction, paths.filing, paths.totals],
];

const firstSteps = [
  "导入自己的报告：npm run -s nianbao -- import 文件或文件夹。",
  "或者先看演示数据：npm run -s nianbao -- demo。",
];

const empty = {
  title: "还没有报告",
  sentences: [
    "数据库里还没有报告。请在运行年报通的机器上运行下面的命令之一，结束后刷新这一页，不必重新启动网站。",
    ...firstSteps,
    "正在导入的报告，要等导入结束才一起显示。",
  ],
};

const unreadable = {
  title: "数据库不能读取",
  sentences: [
    "数据库还没有建立，或者被移走、不能读取，所以没有数可以显示。",
    "第一次使用时，请在运行年报通的机器上运行下面的命令之一。",
    ...firstSteps,
    "以前有数据的，请管理员查看服务器日志中的原因，或用备份恢复：npm run -s nianbao -- restore 备份文件。恢复后刷新这一页，不必重新启动网站。",
  ],
};

/** What an address says while the database is missing or has no finished version; null where it has one. */
export async function noData(path: string): Promise<NoData | null> {
  if (withoutFigures.some((one) => path === one || isPathBelow(path, one))) return null;
  try {
    if ((await database()).version !== null) return null;
    return { ...empty, status: isForPrograms(path) ? 503 : 200 };
  } catch (error) {
    if (isUnsound(error)) return { status: 503, title: "暂时不能显示", sentences: [error.message] };
    if (!(error instanceof DatabaseError)) throw error;
    logOnce(error.message);
    return { ...unreadable, status: 503 };
  }
}

/** Whether an answer is read by programs, or shown by other pages: it is plain text. */
export const isForPrograms = (path: string): boolean =>
  forPrograms.some((room) => isPathBelow(path, room)) || path.endsWith("/original");

const logged = { message: "", at: 0 };
const quiet = 60_000;

/** A site that cannot read its database is asked again and again. */
function logOnce(message: string): void {
  if (logged.message === message && Date.now() - logged.at < quiet) return;
  Object.assign(logged, { message, at: Date.now() });
  console.error(message);
}
