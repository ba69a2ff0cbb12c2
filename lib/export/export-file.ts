import { type Briefing, briefingOf } from "./briefing/briefing";
import {
  type BriefingFormat,
  type ExportFormat,
  exportFormats,
  holdsBriefing,
  isOffice,
} from "./export-formats";
import type { ExportedView } from "./exported-view";
import { officeThread } from "./office/office-thread";
import type { Pictures } from "./pictures";

type BriefingFile = (format: BriefingFormat, briefing: Briefing, pictures: Pictures) => Promise<Uint8Array>;

/** A briefing as a file, written here and now. The same figures give the same bytes. */
export const briefingFile: BriefingFile = async (format, briefing, pictures) =>
  exportFormats[format].write(briefing, pictures);

/** A briefing as a file, as `briefingFile`, but Office files in a thread of their own: for servers. */
export const briefingAside: BriefingFile = async (format, briefing, pictures) =>
  isOffice(format)
    ? officeThread().write(format, briefing, pictures)
    : briefingFile(format, briefing, pictures);

/**
 * A view as a file. `write` makes those that hold briefings, here or in a thread.
 * @throws ExportRefusal where the format cannot hold it
 */
export async function exportFile(
  format: ExportFormat,
  view: ExportedView,
  pictures: Pictures,
  write: BriefingFile = briefingFile,
): Promise<Uint8Array> {
  return holdsBriefing(format)
    ? write(format, briefingOf(view), pictures)
    : exportFormats[format].write(view, pictures);
}
