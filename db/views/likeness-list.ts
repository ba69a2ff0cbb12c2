import type { ReadDb } from "@/db/client";
import { agencyNames } from "@/db/queries/agency-rows";
import { type Likeness, type LikenessKind, type LikeReport, likenesses } from "@/db/queries/likenesses";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { likeGroups } from "@/lib/likeness/like-groups";
import { likePairLink, reportLink } from "@/lib/view/addresses";

export type LikenessFilter = {
  region?: string | undefined;
  between?: LikenessKind | undefined;
  year?: number | undefined;
};

/** A report by its agency's name and its own, with its address. */
type LinkedReport = LikeReport & { agencyName: string; name: string; href: string };
type LikenessRow = {
  report: LinkedReport;
  other: LinkedReport;
  percent: string;
  share: number;
  message: string;
  href: string;
};

export type LikenessList = {
  rows: LikenessRow[];
  /** More than two reports that are alike, directly or through others. */
  groups: LinkedReport[][];
  /** Years of the later reports of the region, whatever else is chosen. */
  years: number[];
  /** How many there are of each kind in the chosen year. */
  counts: Record<LikenessKind, number>;
};

/** The pairs of reports that are alike, those of the filter, and the groups that they make. */
export async function likenessList(
  db: ReadDb,
  { region = "", between, year }: LikenessFilter,
): Promise<LikenessList> {
  const all = await likenesses(db, region);
  const ofYear = all.filter(({ report }) => year === undefined || report.year === year);
  const shown = ofYear.filter((pair) => between === undefined || kindOf(pair) === between);
  const names = await agencyNames(
    db,
    shown.flatMap(({ report, other }) => [report.agency, other.agency]),
  );
  const reports = new Map<string, LinkedReport>();
  const named = (report: LikeReport) => {
    const link = linked(report, names);
    reports.set(link.href, link);
    return link;
  };
  const rows = shown.map(({ report, other, share, message }) => ({
    ...{ report: named(report), other: named(other), share, percent: floorPercent(share), message },
    href: likePairLink(report, other),
  }));
  const groups = likeGroups(rows.map(({ report, other }) => [report.href, other.href]))
    .filter(({ length }) => length > 2)
    .map((group) => group.flatMap((href) => reports.get(href) ?? []));
  const count = (kind: LikenessKind) => ofYear.filter((pair) => kindOf(pair) === kind).length;
  return {
    rows,
    groups,
    years: [...new Set(all.map(({ report }) => report.year))].sort((one, two) => two - one),
    counts: { agencies: count("agencies"), years: count("years") },
  };
}

const kindOf = ({ report, other }: Likeness): LikenessKind =>
  report.agency === other.agency ? "years" : "agencies";

function linked(report: LikeReport, names: ReadonlyMap<string, string>): LinkedReport {
  const { agency, year, scope } = report;
  const agencyName = names.get(agency) ?? agency;
  const of = scope === "own" ? "" : `（${scopeNames[scope]}）`;
  return {
    ...report,
    agencyName,
    name: `${agencyName}${year}年报告${of}`,
    href: reportLink(agency, year, scope),
  };
}

/** Less than all is never 100%. */
export const wholePercent = (share: number): number => Math.floor(share * 100);
export const floorPercent = (share: number): string => `${wholePercent(share)}%`;

/** The query of the list under a filter. */
export const likenessQuery = ({ region, between, year }: LikenessFilter): string => {
  const query = new URLSearchParams();
  if (region) query.set("region", region);
  if (between) query.set("between", between);
  if (year) query.set("year", String(year));
  return query.toString();
};
