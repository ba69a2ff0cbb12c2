import type { Pictures } from "../pictures";
import type { Briefing } from "./briefing";

/** A workbook is of the first view alone. */
export type BriefingFormat = "docx" | "pptx" | "xlsx" | "html" | "zip";

export type BriefingFile = (
  format: BriefingFormat,
  briefing: Briefing,
  pictures: Pictures,
) => Promise<Uint8Array>;

/**
 * A briefing as a file, written here and now: Word, PowerPoint, one web page, or its pictures in an archive. The
 * same figures give the same bytes.
 */
export const briefingFile: BriefingFile = async (format, briefing, pictures) => {
  if (format === "html") return (await import("./web-page")).webPage(briefing, pictures);
  if (format === "zip") return (await import("./picture-archive")).pictureArchive(briefing, pictures);
  if (format === "docx") return (await import("../docx/document")).wordDocument(briefing, pictures);
  if (format === "pptx") return (await import("../pptx/presentation")).presentation(briefing, pictures);
  const [item] = briefing.items;
  if (!item) throw new Error("a workbook is of one view");
  return (await import("../xlsx/workbook")).workbook(item.view, pictures);
};
