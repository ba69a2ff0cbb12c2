import type { Amendment } from "../schema";

/** What decides which of the reports stored for an agency, year and scope is in force. */
export type Contender = {
  /** SHA-256 of the file. */
  file: string;
  /** Grows in the order in which the files, not their readings, were first stored. */
  fileOrder: number;
  publishedOn: string | null;
};

/**
 * Whether a report takes the place of the one in force: another reading of the very file does; else the later date
 * of publication wins where both have one, and else the file that was stored first gives way. So a file that has
 * been superseded does not come back by being read again.
 */
export function takesOver(report: Contender, inForce: Contender | null): boolean {
  if (inForce === null || report.file === inForce.file) return true;
  const [own, other] = [report.publishedOn, inForce.publishedOn];
  if (own !== null && other !== null && own !== other) return own > other;
  return report.fileOrder > inForce.fileOrder;
}

/** What tells two states of a report apart. */
export type ReportState = {
  file: string;
  figures: string;
  text: string;
  publishedOn: string | null;
  amendment: Amendment | null;
};

/**
 * What the agency did between two reports of which the second takes the place of the first. Another reading of the
 * same file is no deed of the agency: what was said of the first holds for it.
 */
export function amendmentOf(report: ReportState, before: ReportState): Amendment | null {
  if (report.file === before.file) return before.amendment;
  const [now, then] = [report.publishedOn, before.publishedOn];
  if (report.figures === before.figures && report.text === before.text)
    return now === then ? "altered" : "dated";
  return now !== null && then !== null && now !== then ? "corrected" : "altered";
}
