import { type Alike, compareTexts } from "@/lib/likeness/alike";
import { agenciesOf, commonMarks, fewestAgencies } from "@/lib/likeness/common-marks";
import type { ReadDb } from "../../client";
import {
  comparedText,
  markedTexts,
  namedReports,
  type ReportText,
  reportTexts,
  storedMarks,
} from "../../marked-reports";
import { remembered } from "../../remembered";
import type { LikeReport } from "../likenesses";

/** Two texts and what they have in common, in the order in which they were asked for. */
export type ComparedReports = { first: ReportText; second: ReportText; alike: Alike };

/**
 * The texts of two reports in force beside each other, by what is common property in the version that is shown; null
 * where there is no such report, or where too few agencies are known.
 */
export const comparedReports = remembered(
  "comparedReports",
  async (db: ReadDb, first: LikeReport, second: LikeReport): Promise<ComparedReports | null> => {
    const reports = await namedReports(db);
    const placeOf = ({ agency, year, scope }: LikeReport) =>
      reports.findIndex((one) => one.agency === agency && one.year === year && one.scope === scope);
    const [one, two] = [placeOf(first), placeOf(second)];
    const [named, other] = [reports[one], reports[two]];
    if (!named || !other || one === two) return null;
    const marked = markedTexts(reports, await storedMarks(db, reports));
    if (agenciesOf(marked) < fewestAgencies) return null;
    await db.soundness?.requireReport(db, named.id);
    await db.soundness?.requireReport(db, other.id);
    const common = commonMarks(marked, new Set([one, two]));
    const texts = await reportTexts(db, [named.id, other.id]);
    const [own, others] = [comparedText(named, texts), comparedText(other, texts)];
    // Compared in the order in which the check does it, so that the figures are the same.
    const alike = one < two ? compareTexts(own, others, common) : turned(compareTexts(others, own, common));
    const none: ReportText = { text: "", sections: [] };
    return { first: texts.get(named.id) ?? none, second: texts.get(other.id) ?? none, alike };
  },
);

const turned = ({ first, second, pieces, ...rest }: Alike): Alike => ({
  ...rest,
  first: second,
  second: first,
  pieces: { first: pieces.second, second: pieces.first },
});
