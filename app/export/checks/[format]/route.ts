import { conditionsQuery, requestedChecks } from "@/app/checks/requested-checks";
import { currentVersion } from "@/db/queries/dataset-version";
import { exportedChecks } from "@/db/views/checks/exported-checks";
import { filterWords } from "@/lib/checks/list-words";
import { checkCsv, checkFileName, checkWorkbook } from "@/lib/export/checks/check-files";
import { exportFormats } from "@/lib/export/export-formats";
import { checksLink } from "@/lib/view/addresses";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { fileAnswer, noFile } from "../../file-answer";

/** All that the page of checks lists under the same query, as a file. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (format !== "xlsx" && format !== "csv")
    return noFile(404, [`没有“${format}”这种文件，核查的清单可以下载xlsx、csv。`]);
  const { page: _, ...query } = valuesOfQuery(new URL(incoming.url).searchParams);
  const { db, asked, filter, place, unit, items, problems } = await requestedChecks(query);
  if (problems.length > 0) return noFile(400, problems);
  const conditions = filterWords(filter, place, unit);
  const version = (await currentVersion(db))?.label;
  const address = checksLink(conditionsQuery(asked, version === undefined ? {} : { v: version }));
  const list = await exportedChecks(db, items, conditions, address);
  const bytes = format === "csv" ? checkCsv(list) : await checkWorkbook(list);
  return fileAnswer(format, checkFileName(list, exportFormats[format].extension), bytes);
}
