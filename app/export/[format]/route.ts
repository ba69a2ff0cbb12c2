import { z } from "zod";
import { requestedView } from "@/app/requested-view";
import { exportedView } from "@/db/views/exported-view";
import { picturePresets } from "@/lib/chart/picture/picture-preset";
import { drawnPictures } from "@/lib/export/drawn-pictures";
import { briefingAside, exportFile } from "@/lib/export/export-file";
import { exportFormats, isExportFormat, usualPreset } from "@/lib/export/export-formats";
import { fileName } from "@/lib/export/file-name";
import { ExportRefusal } from "@/lib/export/picture-files";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { fileAnswer, noFile } from "../file-answer";

/** Any view as a file, under the query of its page; `preset` says of what size a picture is, `grey=1` that it is for grey print. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (!isExportFormat(format))
    return noFile(404, [`没有“${format}”这种文件，可以下载的有${Object.keys(exportFormats).join("、")}。`]);
  const { preset: given, grey, ...query } = valuesOfQuery(new URL(incoming.url).searchParams);
  const preset = z.enum(picturePresets).default(usualPreset(format)).safeParse(given);
  const { db, view, problems } = await requestedView(query);
  if (!preset.success) problems.push(`图片大小可以是${picturePresets.join("、")}`);
  if (grey !== undefined && grey !== "1") problems.push("grey只能是1，即以线型和网纹区分，供灰度打印");
  if (problems.length > 0 || !preset.success) return noFile(400, problems);
  const exported = await exportedView(db, view);
  const name = fileName(exported, exportFormats[format].extension);
  const pictures = drawnPictures(preset.data, exported.address, grey === "1");
  try {
    return fileAnswer(format, name, await exportFile(format, exported, pictures, briefingAside));
  } catch (error) {
    if (error instanceof ExportRefusal) return noFile(400, [error.message]);
    throw error;
  }
}
