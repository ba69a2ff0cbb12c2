import { noFile } from "@/app/export/file-answer";
import { type FilingFile, filingFile, noDeadlines } from "@/db/views/filing-file";
import { contentDisposition } from "@/lib/export/file-name";
import {
  type FilingFormat,
  filingFormats,
  isFilingFormat,
  unfollowed,
} from "@/lib/export/filing/filing-formats";
import { originOfHeaders } from "@/lib/site/site-origin";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { requestedFiling } from "../requested-filing";

/** Who has filed as a file, under the query of its page. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (!isFilingFormat(format))
    return noFile(404, [
      `报送没有“${format}”这种文件，可以下载的有${Object.keys(filingFormats).join("、")}。`,
    ]);
  const query = valuesOfQuery(new URL(incoming.url).searchParams);
  const refused = unfollowed(format, Object.keys(query));
  if (refused !== null) return noFile(400, [refused]);
  const { db, asked, problems } = await requestedFiling(query);
  if (problems.length > 0) return noFile(400, problems);
  const hasYear = "year" in query && query.year !== "";
  const file = await filingFile[format](db, asked, originOfHeaders(incoming.headers), hasYear);
  return file === null ? noFile(404, [noDeadlines]) : answer(format, file);
}

/** A file to be saved under its name; without one it is read where it is. */
function answer(format: FilingFormat, { content, name }: FilingFile): Response {
  return new Response(typeof content === "string" ? content : new Uint8Array(content), {
    headers: {
      "Cache-Control": "no-cache",
      "Content-Type": filingFormats[format].type,
      ...(name === null ? {} : { "Content-Disposition": contentDisposition(name) }),
    },
  });
}
