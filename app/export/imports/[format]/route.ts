import { database } from "@/app/database";
import { exportedReview } from "@/db/views/imports/exported-review";
import { exportFormats } from "@/lib/export/export-formats";
import { listCsv, listFileName, listWorkbook } from "@/lib/export/list-files";
import { reviewLists } from "@/lib/export/review-lists";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { fileAnswer, noFile } from "../../file-answer";

/** All that the review of a version says, as a file. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (format !== "xlsx" && format !== "csv")
    return noFile(404, [`没有“${format}”这种文件，导入核对可以下载xlsx、csv。`]);
  const { label, ...others } = valuesOfQuery(new URL(incoming.url).searchParams);
  if (typeof label !== "string" || Object.keys(others).length > 0)
    return noFile(400, ["网址只能有label一个条件，是要看的数据版本"]);
  const list = await exportedReview(await database(), label);
  if (!list) return noFile(404, [`没有数据版本“${label.slice(0, 30)}”`]);
  const bytes = format === "csv" ? listCsv(reviewLists, list) : await listWorkbook(reviewLists, list);
  return fileAnswer(format, listFileName(reviewLists, list, exportFormats[format].extension), bytes);
}
