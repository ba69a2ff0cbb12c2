import type { Scope } from "../catalogue/form-facts";

/** A report by whose it is, when it is of, and its scope. */
export type ReportName = { agency: string; year: number; scope: Scope };

/** A report that is like another, by their places, and the share of the text that both have. */
export type LikeReports = { report: number; other: number; share: number; shared: number };

/** Between agencies: from this share on, if it is a hundred letters; or from so many letters on. */
const leastShare = 0.3;
const fewestShared = 100;
const manyShared = 300;

/** An agency may say again what it did again. */
const leastShareOfOwn = 0.7;

/** Whether two reports are so much alike that it is said. */
export function isNotable(share: number, shared: number, sameAgency: boolean): boolean {
  if (shared < fewestShared) return false;
  return sameAgency ? share >= leastShareOfOwn : share >= leastShare || shared >= manyShared;
}

/**
 * What is said of which report: of the later one, and of two of one year of both, as nobody knows who wrote first. Of
 * many reports of the other agency the one most alike is named, and of two alike the later.
 */
export function namedLikenesses(
  reports: readonly ReportName[],
  pairs: readonly { pair: readonly [number, number]; share: number; shared: number }[],
): LikeReports[] {
  const best = new Map<string, LikeReports>();
  const offer = (report: number, other: number, share: number, shared: number) => {
    const [one, two] = [reports[report], reports[other]];
    if (!one || !two || two.year > one.year) return;
    const key = `${report} ${two.agency}`;
    const known = best.get(key);
    const offered = { report, other, share, shared };
    if (!known || isCloser(offered, known, reports)) best.set(key, offered);
  };
  for (const { pair, share, shared } of pairs) {
    offer(pair[0], pair[1], share, shared);
    offer(pair[1], pair[0], share, shared);
  }
  return [...best.values()].sort((one, two) => one.report - two.report || one.other - two.other);
}

function isCloser(offered: LikeReports, known: LikeReports, reports: readonly ReportName[]): boolean {
  if (offered.share !== known.share) return offered.share > known.share;
  return (reports[offered.other]?.year ?? 0) > (reports[known.other]?.year ?? 0);
}
