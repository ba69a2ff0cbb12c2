import { database } from "@/app/database";
import { requestedLikeness } from "@/app/likeness/requested-likeness";
import { exportedLikeness } from "@/db/views/exported-likeness";
import { exportFormats } from "@/lib/export/export-formats";
import { likePairLists } from "@/lib/export/like-pair-lists";
import { listCsv, listFileName, listWorkbook } from "@/lib/export/list-files";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { fileAnswer, noFile } from "../../file-answer";

/** All pairs that the page of likenesses lists under the same query, as a file. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (format !== "xlsx" && format !== "csv")
    return noFile(404, [`没有“${format}”这种文件，内容雷同的清单可以下载xlsx、csv。`]);
  const { page: _, ...query } = valuesOfQuery(new URL(incoming.url).searchParams);
  const { filter, words, problems } = await requestedLikeness(query);
  if (problems.length > 0) return noFile(400, problems);
  const list = await exportedLikeness(await database(), filter, words);
  const bytes = format === "csv" ? listCsv(likePairLists, list) : await listWorkbook(likePairLists, list);
  return fileAnswer(format, listFileName(likePairLists, list, exportFormats[format].extension), bytes);
}
