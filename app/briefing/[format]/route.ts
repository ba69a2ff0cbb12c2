import { createHash } from "node:crypto";
import { parseBriefing } from "@/lib/briefing-state";
import { briefingAside } from "@/lib/export/briefing/briefing-aside";
import { exportFormats } from "@/lib/export/export-formats";
import { briefingName, contentDisposition } from "@/lib/export/file-name";
import { valuesOfQuery } from "@/lib/export/values-of-query";
import { briefingFormats, isBriefingFormat } from "../briefing-formats";
import { briefingPictures } from "../briefing-pictures";
import { requestedBriefing } from "../requested-briefing";

const startedAt = Date.now();

/** A briefing as a file, under the query of its page. A list with anything malformed in it is refused as a whole. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (!isBriefingFormat(format))
    return refused(404, [
      `简报没有“${format}”这种文件，可以下载的有${Object.keys(briefingFormats).join("、")}。`,
    ]);
  const query = new URL(incoming.url).searchParams;
  const parsed = parseBriefing(valuesOfQuery(query));
  if (parsed.problems.length > 0) return refused(400, parsed.problems);
  if (parsed.state.entries.length === 0)
    return refused(400, ["简报里还没有视图，请在“趋势与对比”页的图下点“加入简报”。"]);
  const { briefing, problems } = await requestedBriefing(parsed.state);
  if (problems.length > 0) return refused(400, problems);
  const versions = briefing.items.map(({ view }) => view.version);
  const tag = etag([format, query.toString(), ...versions]);
  const headers = { ETag: tag, "Cache-Control": "no-cache" };
  if (incoming.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });
  const bytes = await briefingAside(format, briefing, briefingPictures(format, briefing));
  const { extension, type } = exportFormats[format];
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...headers,
      "Content-Type": type,
      "Content-Disposition": contentDisposition(briefingName(briefing, extension)),
    },
  });
}

/** Of the versions and this run of the program: neither figures nor the way they are written change within. */
function etag(parts: readonly string[]): string {
  return `"${createHash("sha256")
    .update(JSON.stringify([startedAt, ...parts]))
    .digest("base64url")
    .slice(0, 27)}"`;
}

function refused(status: number, sentences: readonly string[]): Response {
  return new Response(`${sentences.join("\n")}\n`, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
  });
}
