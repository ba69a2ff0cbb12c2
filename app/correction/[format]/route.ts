import { database, databaseAt } from "@/app/database";
import { noFile, typedAnswer } from "@/app/export/file-answer";
import { corrections } from "@/db/views/corrections";
import {
  correctionFormats,
  correctionName,
  isCorrectionFormat,
} from "@/lib/export/correction/correction-files";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { parseCorrection } from "../correction-request";

/** 整改单 of a unit, or of all units of a region and kind, as a file. */
export async function GET(incoming: Request, { params }: { params: Promise<{ format: string }> }) {
  const { format } = await params;
  if (!isCorrectionFormat(format))
    return noFile(404, [
      `整改单没有“${format}”这种文件，可以下载的有${Object.keys(correctionFormats).join("、")}。`,
    ]);
  const parsed = parseCorrection(valuesOfQuery(new URL(incoming.url).searchParams));
  if ("problems" in parsed) return noFile(400, parsed.problems);
  const db = parsed.v === null ? await database() : await databaseAt(parsed.v);
  if (!db) return noFile(400, [`没有数据版本“${parsed.v}”。`]);
  const found = await corrections(db, parsed.request);
  if ("sentence" in found) return noFile(found.status, [found.sentence]);
  const { type, write } = correctionFormats[format];
  return typedAnswer(type, correctionName(found.correction, format), await write(found.correction));
}
