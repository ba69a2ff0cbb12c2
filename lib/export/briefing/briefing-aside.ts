import { officeThread } from "../office/office-thread";
import { type BriefingFile, briefingFile } from "./briefing-file";

/** A briefing as a file, as `briefingFile`, but Office files in a thread of their own: for servers. */
export const briefingAside: BriefingFile = async (format, briefing, pictures) =>
  format === "html" || format === "zip"
    ? briefingFile(format, briefing, pictures)
    : officeThread().write(format, briefing, pictures);
