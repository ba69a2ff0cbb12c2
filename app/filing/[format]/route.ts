import { noFile } from "@/app/export/file-answer";
import type { ReadDb } from "@/db/client";
import { exportedFiling } from "@/db/views/exported-filing";
import { filingCalendar, filingFeed } from "@/db/views/filing-feeds";
import { contentDisposition, filingName } from "@/lib/export/file-name";
import { type FilingFormat, filingFormats, isFilingFormat } from "@/lib/export/filing/filing-formats";
import { originOfHeaders } from "@/lib/site/site-origin";
import type { FilingQuery } from "@/lib/view/filing-query";
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
  const follows: readonly string[] = ["region", "kind", ...filingFormats[format].follows];
  const others = Object.keys(query).filter((key) => !follows.includes(key));
  if (others.length > 0)
    return noFile(400, [
      `这种文件的条件只能是${follows.join("、")}，不能有“${others.slice(0, 5).join("、")}”。`,
    ]);
  const { db, asked, problems } = await requestedFiling(query);
  if (problems.length > 0) return noFile(400, problems);
  const site = originOfHeaders(incoming.headers);
  return answers[format](db, asked, site, "year" in query && query.year !== "");
}

type Answer = (db: ReadDb, asked: FilingQuery, site: string, hasYear: boolean) => Promise<Response>;

const answers: Record<FilingFormat, Answer> = {
  xlsx: async (db, asked, site) => {
    const filing = await exportedFiling(db, asked, site);
    const { filingWorkbook } = await import("@/lib/export/filing/filing-workbook");
    return answer("xlsx", await filingWorkbook(filing), filingName(filing, "xlsx"));
  },
  ics: async (db, asked, site) => {
    const { name, at, days } = await filingCalendar(db, asked, asked.year, site);
    if (days.length === 0) return noFile(404, ["所选范围没有应报送的机关，所以没有期限。"]);
    const { deadlineCalendar } = await import("@/lib/export/filing/deadline-calendar");
    return answer("ics", deadlineCalendar(name, at, days), `${name}.ics`);
  },
  atom: async (db, asked, site, hasYear) => {
    const feed = await filingFeed(db, asked, hasYear ? asked.year : null, site);
    const { atomFeed } = await import("@/lib/export/filing/change-feed");
    return answer("atom", atomFeed(feed), null);
  },
};

/** A file to be saved under its name; without one it is read where it is. */
function answer(format: FilingFormat, content: string | Uint8Array, name: string | null): Response {
  return new Response(typeof content === "string" ? content : new Uint8Array(content), {
    headers: {
      "Cache-Control": "no-cache",
      "Content-Type": filingFormats[format].type,
      ...(name === null ? {} : { "Content-Disposition": contentDisposition(name) }),
    },
  });
}
