import { database } from "@/app/database";
import { reviewedVersion } from "@/db/queries/imports/made-versions";
import { reviewedReports } from "@/db/queries/imports/reviewed-reports";
import { exportedReview } from "@/db/views/imports/exported-review";
import { exportFormats } from "@/lib/export/export-formats";
import { listCsv, listFileName, listWorkbook } from "@/lib/export/list-files";
import { reviewLists } from "@/lib/export/review-lists";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { fileAnswer, noFile } from "../../file-answer";

/** Of more, comparing figures and texts takes longer than a reader waits, and more memory than a process of the site has. */
const mostReplaced = 2_000;

/** All that the review of a version says, as a file. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (format !== "xlsx" && format !== "csv")
    return noFile(404, [`没有“${format}”这种文件，导入核对可以下载xlsx、csv。`]);
  const { label, ...others } = valuesOfQuery(new URL(incoming.url).searchParams);
  if (typeof label !== "string" || Object.keys(others).length > 0)
    return noFile(400, ["网址只能有label一个条件，是要看的数据版本"]);
  const db = await database();
  const version = await reviewedVersion(db, label);
  const came = version ? await reviewedReports(db, version.id) : [];
  const replaced = came.filter(({ before }) => before !== null).length;
  if (replaced > mostReplaced)
    return noFile(413, [
      `这个版本有${replaced}份报告取代了以前的，网页最多写${mostReplaced}份；全部的请在运行年报通的机器上用命令 npm run -s nianbao -- review ${label} --to 文件.csv 写出`,
    ]);
  const list = await exportedReview(db, label);
  if (!list) return noFile(404, [`没有数据版本“${label.slice(0, 30)}”`]);
  const bytes = format === "csv" ? listCsv(reviewLists, list) : await listWorkbook(reviewLists, list);
  return fileAnswer(format, listFileName(reviewLists, list, exportFormats[format].extension), bytes);
}
