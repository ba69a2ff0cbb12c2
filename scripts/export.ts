import { openForReading, openVersion } from "@/db/client";
import { exportedView } from "@/db/views/exported-view";
import { viewOfQuery } from "@/db/views/requested-view";
import { drawnPictures } from "@/lib/export/drawn-pictures";
import { exportFile } from "@/lib/export/export-file";
import { exportFormats, formatOfFile, usualPreset } from "@/lib/export/export-formats";
import { ExportRefusal } from "@/lib/export/picture-files";
import { databaseAddress } from "@/lib/settings";
import { paths } from "@/lib/view/addresses";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { bundleProgram } from "./bundle-program";
import { commandArguments } from "./command-arguments";
import { CommandFault } from "./command-fault";
import { printLine } from "./terminal";
import { checkFolderOf, writeTarget } from "./write-target";

/** `export VIEW-URL --to FILE`: a view of the site, or the query of one, as a file of the kind that its name ends with. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = commandArguments(args, { to: { type: "string" } });
  const [address] = positionals;
  const target = values.to;
  if (!address || !target) throw new CommandFault("用法：npm run -s nianbao -- export 视图网址 --to 文件");
  const format = formatOfFile(target);
  if (!format) {
    const known = Object.values(exportFormats).map(({ extension }) => `.${extension}`);
    throw new CommandFault(`《${target}》的后缀不能识别，可以是${known.join(" ")}。`);
  }
  checkFolderOf(target);
  const query = queryOf(address);
  if (!query)
    throw new CommandFault(`“${address}”不是视图网址，应形如${paths.compare}?what=requests.received.total。`);
  const path = databaseAddress();
  const frozenTo = query.get("v") ?? "";
  const db =
    (frozenTo === "" ? undefined : await openVersion(path, frozenTo)) ?? (await openForReading(path));
  try {
    const { view, problems } = await viewOfQuery(db, valuesOfQuery(query));
    if (problems.length > 0) throw new CommandFault(problems.map((problem) => `${problem}。`).join("\n"));
    if (view.v !== undefined && view.v !== db.version?.label)
      throw new CommandFault(`没有数据版本“${view.v}”。`);
    const exported = await exportedView(db, view);
    await bundleProgram("draw-worker");
    const bytes = await exportFile(format, exported, drawnPictures(usualPreset(format), exported.address));
    writeTarget(target, bytes);
    printLine(`《${exported.title}》写在${target}，数据版本${exported.version}。`);
    return 0;
  } catch (error) {
    if (error instanceof ExportRefusal) throw new CommandFault(error.message);
    throw error;
  } finally {
    await db.close();
  }
}

/** The query of a whole address, of a path, or of itself; null for what is none of these. */
function queryOf(address: string): URLSearchParams | null {
  const start = address.indexOf("?");
  if (start >= 0) return new URLSearchParams(address.slice(start + 1).replace(/#.*$/s, ""));
  if (/^(?:https?:\/\/|\/)/.test(address)) return new URLSearchParams();
  return address.includes("=") ? new URLSearchParams(address) : null;
}
