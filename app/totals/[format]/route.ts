import { noFile, typedAnswer } from "@/app/export/file-answer";
import { namedFile } from "@/lib/export/file-name";
import { isTotalsFormat, totalsFormats } from "@/lib/export/totals/totals-formats";
import { originOfHeaders } from "@/lib/site/site-origin";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { requestedTotals } from "../requested-totals";

/** The sums over a territory as a file, under the query of its page. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (!isTotalsFormat(format))
    return noFile(404, [
      `合计没有“${format}”这种文件，可以下载的有${Object.keys(totalsFormats).join("、")}。`,
    ]);
  const query = valuesOfQuery(new URL(incoming.url).searchParams);
  const { view, problems } = await requestedTotals(query);
  if (view === null || problems.length > 0) return noFile(400, problems);
  if (view.tables.length === 0) return noFile(404, view.sentences);
  const { type, write } = totalsFormats[format];
  const bytes = await write({
    ...view,
    address: `${originOfHeaders(incoming.headers)}${view.address}`,
  });
  const parts = [view.title, ...(view.demo ? ["演示数据"] : []), view.version];
  return typedAnswer(type, namedFile(parts, format), bytes);
}
