import type { Pictures } from "../pictures";
import type { Briefing } from "./briefing";

export const briefingFormats = ["docx", "pptx", "html", "zip"] as const;
export type BriefingFormat = (typeof briefingFormats)[number];

/** A briefing as a file: Word, PowerPoint, one web page, or its pictures in an archive. */
export async function briefingFile(
  format: BriefingFormat,
  briefing: Briefing,
  pictures: Pictures,
): Promise<Uint8Array> {
  if (format === "docx") return (await import("../docx/document")).wordDocument(briefing, pictures);
  if (format === "pptx") return (await import("../pptx/presentation")).presentation(briefing, pictures);
  if (format === "html") return (await import("./web-page")).webPage(briefing, pictures);
  return (await import("./picture-archive")).pictureArchive(briefing, pictures);
}
