import { existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { openForReading, openVersion } from "@/db/client";
import { exportedView } from "@/db/queries/exported-view";
import { requestedView } from "@/db/queries/requested-view";
import { drawnPictures, usualPreset } from "@/lib/export/drawn-pictures";
import { ExportRefusal, exportFile } from "@/lib/export/export-file";
import { exportFormats, formatOfFile } from "@/lib/export/export-formats";
import { valuesOfQuery } from "@/lib/export/values-of-query";
import { settings } from "@/lib/settings";
import { bundleProgram } from "./bundle-program";

/** `export VIEW-URL --to FILE`: a view of the site, or the query of one, as a file of the kind that its name ends with. */
export async function exportCommand(args: readonly string[]): Promise<number> {
  const at = args.indexOf("--to");
  const [address, target] = [
    args.find((_, index) => at < 0 || (index !== at && index !== at + 1)),
    args[at + 1],
  ];
  if (!address || at < 0 || !target) return failed("用法：npm run -s nianbao -- export 视图网址 --to 文件");
  const format = formatOfFile(target);
  if (!format) {
    const known = Object.values(exportFormats).map(({ extension }) => `.${extension}`);
    return failed(`《${target}》的后缀不能识别，可以是${known.join(" ")}。`);
  }
  const folder = path.dirname(path.resolve(target));
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    return failed(`没有文件夹“${folder}”，请先建立。`);
  const query = queryOf(address);
  if (!query) return failed(`“${address}”不是视图网址，应形如/compare?what=requests.received.total。`);
  const db = openForReading(settings().DATABASE_PATH);
  try {
    const { view, problems } = await requestedView(db, valuesOfQuery(query));
    if (problems.length > 0) return failed(problems.map((problem) => `${problem}。`).join("\n"));
    const frozen = view.v === undefined ? db : openVersion(settings().DATABASE_PATH, view.v);
    if (!frozen) return failed(`没有数据版本“${view.v}”。`);
    const exported = await exportedView(frozen, view);
    await bundleProgram("draw-worker");
    const bytes = await exportFile(format, exported, drawnPictures(usualPreset(format), exported.address));
    writeFileSync(target, bytes);
    console.log(`《${exported.title}》写在${target}，数据版本${exported.version}。`);
    return 0;
  } catch (error) {
    if (error instanceof ExportRefusal) return failed(error.message);
    throw error;
  } finally {
    db.close();
  }
}

function failed(sentence: string): number {
  console.error(sentence);
  return 1;
}

/** The query of a whole address, of a path, or of itself; null for what is none of these. */
function queryOf(address: string): URLSearchParams | null {
  const start = address.indexOf("?");
  if (start >= 0) return new URLSearchParams(address.slice(start + 1).replace(/#.*$/s, ""));
  if (/^(?:https?:\/\/|\/)/.test(address)) return new URLSearchParams();
  return address.includes("=") ? new URLSearchParams(address) : null;
}
