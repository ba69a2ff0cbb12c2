import { openForReading, openVersion, type ReadDb } from "@/db/client";
import { exportedView } from "@/db/views/exported-view";
import { viewOfQuery } from "@/db/views/requested-view";
import { drawnPictures } from "@/lib/export/drawn-pictures";
import { exportFile } from "@/lib/export/export-file";
import { type ExportFormat, exportFormats, formatOfFile, usualPreset } from "@/lib/export/export-formats";
import type { ExportedView } from "@/lib/export/exported-view";
import { ExportRefusal } from "@/lib/export/picture-files";
import { databaseAddress } from "@/lib/settings";
import { siteOrigin } from "@/lib/site/site-origin";
import { paths } from "@/lib/view/addresses";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { bundleProgram } from "./bundle-program";
import { commandArguments } from "./command-arguments";
import { CommandFault } from "./command-fault";
import { pageOfFiles } from "./export/page-files";
import { printLine } from "./terminal";
import { checkFolderOf, writeTarget } from "./write-target";

/** `export URL --to FILE`: a view of the site, 合计 or 报送 as a file of the kind that its name ends with. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, { to: { type: "string" } });
  const [address] = positionals;
  const target = values.to;
  if (!address || !target) throw new CommandFault("用法：npm run -s nianbao -- export 网址 --to 文件");
  const found = pageOfFiles(pathOf(address), target);
  const format = formatOfFile(target);
  if (!found && !format) {
    const known = Object.values(exportFormats).map(({ extension }) => `.${extension}`);
    throw new CommandFault(`《${target}》的后缀不能识别，可以是${known.join(" ")}。`);
  }
  checkFolderOf(target);
  const query = found || isOfView(pathOf(address)) ? queryOf(address) : null;
  if (!query)
    throw new CommandFault(`“${address}”不是视图网址，应形如${paths.compare}?what=requests.received.total。`);
  const path = databaseAddress();
  const frozenTo = query.get("v") ?? "";
  const db =
    (frozenTo === "" ? undefined : await openVersion(path, frozenTo)) ?? (await openForReading(path));
  try {
    if (frozenTo !== "" && frozenTo !== db.version?.label)
      throw new CommandFault(`没有数据版本“${frozenTo}”。`);
    const asked = valuesOfQuery(query);
    if (found) {
      writeTarget(target, await found.page.write(db, asked, found.format, siteOf(address)));
      printLine(`${found.page.zh}写在${target}，数据版本${db.version?.label ?? "没有数据"}。`);
    } else if (format) {
      const { title, version } = await writeView(db, asked, format, target);
      printLine(`《${title}》写在${target}，数据版本${version}。`);
    }
    return 0;
  } catch (error) {
    if (error instanceof ExportRefusal) throw new CommandFault(error.message);
    throw error;
  } finally {
    await db.close();
  }
}

async function writeView(
  db: ReadDb,
  asked: ReturnType<typeof valuesOfQuery>,
  format: ExportFormat,
  target: string,
): Promise<ExportedView> {
  const { view, problems } = await viewOfQuery(db, asked);
  if (problems.length > 0) throw new CommandFault(problems.map((problem) => `${problem}。`).join("\n"));
  const exported = await exportedView(db, view);
  await bundleProgram("draw-worker");
  const bytes = await exportFile(format, exported, drawnPictures(usualPreset(format), exported.address));
  writeTarget(target, bytes);
  return exported;
}

/** Of a view: its page, its frame, its files; other pages would be read as the view that a query without conditions asks for. */
function isOfView(path: string): boolean {
  const below = path.startsWith(`${paths.export}/`) ? path.slice(paths.export.length + 1) : null;
  return ["", paths.compare, paths.embeddedView].includes(path) || (below !== null && below in exportFormats);
}

const wholeAddress = /^https?:\/\//;

/** The path of a whole address or of a path; "" of a query alone. */
function pathOf(address: string): string {
  const [before = ""] = address.split(/[?#]/);
  if (wholeAddress.test(before)) return URL.canParse(before) ? new URL(before).pathname : "";
  return before.startsWith("/") ? before : "";
}

/** Where the site is, as it says itself when it is reached at the address. */
function siteOf(address: string): string {
  const { host, protocol } =
    wholeAddress.test(address) && URL.canParse(address)
      ? new URL(address)
      : { host: undefined, protocol: undefined };
  return siteOrigin({ host, protocol: protocol?.replace(":", "") });
}

/** The query of a whole address, of a path, or of itself; null for what is none of these. */
function queryOf(address: string): URLSearchParams | null {
  const start = address.indexOf("?");
  if (start >= 0) return new URLSearchParams(address.slice(start + 1).replace(/#.*$/s, ""));
  if (/^(?:https?:\/\/|\/)/.test(address)) return new URLSearchParams();
  return address.includes("=") ? new URLSearchParams(address) : null;
}
