import { createHash } from "node:crypto";
import { z } from "zod";
import { requestedView } from "@/app/requested-view";
import { exportedView } from "@/db/queries/exported-view";
import { picturePresets } from "@/lib/chart/picture/picture-preset";
import { briefingAside } from "@/lib/export/briefing/briefing-aside";
import { drawnPictures, usualPreset } from "@/lib/export/drawn-pictures";
import { ExportRefusal, exportFile } from "@/lib/export/export-file";
import { exportFormats, isExportFormat } from "@/lib/export/export-formats";
import { contentDisposition, fileName } from "@/lib/export/file-name";
import { valuesOfQuery } from "@/lib/export/values-of-query";

const startedAt = Date.now();

/** Any view as a file, under the query of its page; `preset` says of what size a picture is, `grey=1` that it is for grey print. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (!isExportFormat(format))
    return refused(404, [`没有“${format}”这种文件，可以下载的有${Object.keys(exportFormats).join("、")}。`]);
  const { preset: given, grey, ...query } = valuesOfQuery(new URL(incoming.url).searchParams);
  const preset = z.enum(picturePresets).default(usualPreset(format)).safeParse(given);
  const { db, view, problems } = await requestedView(Promise.resolve(query));
  if (!preset.success) problems.push(`图片大小可以是${picturePresets.join("、")}`);
  if (grey !== undefined && grey !== "1") problems.push("grey只能是1，即以线型和网纹区分，供灰度打印");
  if (problems.length > 0 || !preset.success) return refused(400, problems);
  const exported = await exportedView(db, view);
  const tag = etag([exported.version, format, preset.data, exported.address, grey === "1" ? "grey" : ""]);
  const headers = { ETag: tag, "Cache-Control": "no-cache" };
  if (incoming.headers.get("if-none-match") === tag) return new Response(null, { status: 304, headers });
  try {
    const bytes = await exportFile(
      format,
      exported,
      drawnPictures(preset.data, exported.address, grey === "1"),
      briefingAside,
    );
    const { extension, type } = exportFormats[format];
    return new Response(new Uint8Array(bytes), {
      headers: {
        ...headers,
        "Content-Type": type,
        "Content-Disposition": contentDisposition(fileName(exported, extension)),
      },
    });
  } catch (error) {
    if (error instanceof ExportRefusal) return refused(400, [error.message]);
    throw error;
  }
}

/** Of a version and this run of the program: neither its figures nor the way they are written change within. */
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
