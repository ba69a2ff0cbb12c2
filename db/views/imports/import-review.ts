import { checksLink, importsLink, reportLink, unusedOriginalLink } from "@/lib/view/addresses";
import { itemsOnPage, pageCount } from "@/lib/view/page-number";
import type { ReadDb } from "../../client";
import { currentVersion } from "../../queries/dataset-version";
import {
  type ChangedFinding,
  type FindingChanges,
  findingChanges,
  type GivenInVersion,
  verdictsOfVersion,
} from "../../queries/imports/finding-changes";
import {
  changelessImport,
  type ImportRun,
  madeVersions,
  type ReviewedVersion,
  reviewedVersion,
} from "../../queries/imports/made-versions";
import {
  comparedVersions,
  type ReportComparison,
  type ReviewedReport,
  reviewedReports,
  usedInstead,
} from "../../queries/imports/reviewed-reports";
import {
  changeExplained,
  type FindingInWords,
  findingInWords,
  momentText,
  otherCounts,
  reportName,
  versionCounts,
} from "./import-words";
import { type ReplacedReport, replacedReport } from "./replaced-report";
import { bySlot, slotOf } from "./report-slot";

/** A finished version in the list of imports. */
export type ListedVersion = { label: string; href: string; moment: string; counts: string[] };

export type ImportList = {
  total: number;
  items: ListedVersion[];
  /** The last import where it changed nothing, with what it left out. */
  changeless: (Pick<ImportRun, "unchanged" | "refused"> & { moment: string }) | null;
};

/** The versions, the latest first; `offset` and `limit` choose the page. */
export async function importList(db: ReadDb, page: { offset: number; limit: number }): Promise<ImportList> {
  const { total, items } = await madeVersions(db, page);
  const changeless = await changelessImport(db);
  return {
    total,
    items: items.map(({ label, createdAt, counts, run }) => ({
      label,
      href: importsLink(label),
      moment: momentText(createdAt),
      counts: versionCounts(counts, run),
    })),
    changeless: changeless && { ...changeless, moment: momentText(changeless.at) },
  };
}

/** The parts of a review, each of which has pages of its own. */
export const reviewParts = ["refused", "replaced", "others", "new", "unused", "verdicts"] as const;
export type ReviewPart = (typeof reviewParts)[number];

/** How many of each stand on a page of the part alone, and on the page of all parts. */
export const onReviewPage: Record<ReviewPart, { alone: number; together: number }> = {
  refused: { alone: 100, together: 20 },
  replaced: { alone: 10, together: 10 },
  others: { alone: 50, together: 20 },
  new: { alone: 300, together: 100 },
  unused: { alone: 100, together: 20 },
  verdicts: { alone: 100, together: 20 },
};

/** Some of a list, and how much there is of it. */
export type Portion<Item> = { total: number; pages: number; items: Item[] };

type LinkedReport = { name: string; href: string; note: string; file: string };

/** A place, and how many new reports there are of the agencies directly below it. */
type NewRegion = { key: string; name: string; total: number };

/** A report that came with none other, whose findings are other than before. */
type OtherReport = { name: string; href: string; opened: FindingInWords[]; closed: FindingInWords[] };

export type ImportReview = {
  label: string;
  moment: string;
  previous: { label: string; href: string } | null;
  /** Nothing was there before: there is nothing to compare. */
  isFirst: boolean;
  counts: string[];
  /** What came beside reports and verdicts, where the counts do not say it. */
  beside: string[];
  findings: { opened: number; closed: number; lapsed: number; inNew: number; href: string };
  refused: Portion<{ name: string; reason: string }>;
  replaced: Portion<ReplacedReport>;
  others: Portion<OtherReport>;
  /** By the place above them, in the order of the divisions; `nameAlone` is for where that place is not beside them. */
  new: Portion<LinkedReport & { region: NewRegion; nameAlone: string }>;
  unused: Portion<LinkedReport & { openHref: string; originalHref: string }>;
  verdicts: Portion<GivenInVersion & { name: string; href: string }>;
};

/** Which part alone, and which page of it; without a part the beginning of each; or all that there is. */
export type ReviewRequest = { part?: ReviewPart | undefined; page: number } | "whole";

/** What a version brought: what was refused, what took another's place and how, and what is new; null for no version. */
export async function importReview(
  db: ReadDb,
  label: string,
  asked: ReviewRequest,
): Promise<ImportReview | null> {
  const version = await reviewedVersion(db, label);
  if (!version) return null;
  const reports = await reviewedReports(db, version.id);
  const found = version.isFirst ? { opened: [], closed: [] } : await findingChanges(db, version.id);
  const portion = <Item>(name: ReviewPart, items: readonly Item[]): Portion<Item> => {
    if (asked === "whole") return { total: items.length, pages: 1, items: [...items] };
    const { part, page } = asked;
    const onPage = part === undefined ? onReviewPage[name].together : onReviewPage[name].alone;
    const shown = part === undefined || part === name;
    return {
      total: items.length,
      pages: pageCount(items.length, onReviewPage[name].alone),
      items: shown ? itemsOnPage(items, part === undefined ? 1 : page, onPage) : [],
    };
  };
  const replaced = portion("replaced", reports.filter(wasReplaced));
  const fresh = new Set(reports.filter(({ kind }) => kind === "new").map(slotOf));
  const taken = new Set(reports.filter(wasReplaced).map(slotOf));
  const inNew = found.opened.filter((one) => fresh.has(slotOf(one)));
  // What has changed since is not what this version did.
  const then = (await currentVersion(db))?.label === label ? "" : label;
  const others = otherReports(found, new Set([...fresh, ...taken]), then);
  const verdicts = version.counts.verdicts > 0 ? await verdictsOfVersion(db, version.id) : [];
  const unused = reports.filter(({ kind }) => kind === "unused");
  const used = await usedInstead(
    db,
    version.id,
    unused.map(({ report }) => report.id),
  );
  const counts = versionCounts(
    version.counts,
    version.run && { unchanged: version.run.unchanged, refused: version.run.refused.length },
  );
  return {
    label,
    moment: momentText(version.createdAt),
    previous: version.previous && {
      label: version.previous.label,
      href: importsLink(version.previous.label),
    },
    isFirst: version.isFirst,
    counts,
    beside: otherCounts(version.counts).filter((words) => !counts.includes(words)),
    findings: {
      opened: found.opened.length - inNew.length,
      closed: found.closed.length,
      lapsed: found.closed.filter(({ verdict }) => verdict !== null).length,
      inNew: inNew.length,
      href: checksLink("year=all"),
    },
    refused: portion("refused", version.run?.refused ?? []),
    replaced: { ...replaced, items: await replacedInWords(db, version, replaced.items, found) },
    others: portion("others", others),
    new: portion(
      "new",
      newReports(
        label,
        reports.filter(({ kind }) => kind === "new"),
        inNew,
      ),
    ),
    unused: portion(
      "unused",
      unused.map((report) => unusedReport(report, used.get(report.report.id), { label, then })),
    ),
    verdicts: portion(
      "verdicts",
      verdicts.map((given) => ({
        ...given,
        name: reportName(given),
        href: reportLink(given.agencyKey, given.year, given.scope, then),
      })),
    ),
  };
}

type Replaced = ReviewedReport & { before: NonNullable<ReviewedReport["before"]> };

const wasReplaced = (report: ReviewedReport): report is Replaced => report.before !== null;

/** The figures and texts of so many pairs are held in memory together. */
const comparedAtOnce = 100;

/** With the labels under which both reports can be opened. */
async function replacedInWords(
  db: ReadDb,
  { label, previous }: ReviewedVersion,
  reports: readonly Replaced[],
  { opened, closed }: FindingChanges,
): Promise<ReplacedReport[]> {
  const pairs = reports.map(({ report, before }) => ({ before: before.id, after: report.id }));
  const comparisons: ReportComparison[] = [];
  for (let at = 0; at < pairs.length; at += comparedAtOnce)
    comparisons.push(...(await comparedVersions(db, pairs.slice(at, at + comparedAtOnce))));
  const compared = { before: previous?.label ?? label, after: label };
  const found = { opened: bySlot(opened), closed: bySlot(closed) };
  return reports.flatMap((report, at) => {
    const comparison = comparisons[at];
    if (!comparison) return [];
    const labels = { before: compared.before, after: report.inForce ? "" : label, compared };
    const slot = slotOf(report);
    const own = { opened: found.opened.get(slot) ?? [], closed: found.closed.get(slot) ?? [] };
    return [replacedReport(report, comparison, labels, own)];
  });
}

/** Findings of reports that did not themselves come, as a report beside them did. */
function otherReports(
  { opened, closed }: FindingChanges,
  came: ReadonlySet<string>,
  version: string,
): OtherReport[] {
  const found = new Map<string, OtherReport>();
  const put = (one: ChangedFinding, how: "opened" | "closed") => {
    const slot = slotOf(one);
    if (came.has(slot)) return;
    const other = found.get(slot) ?? {
      ...{ name: reportName(one), href: reportLink(one.agencyKey, one.year, one.scope, version) },
      ...{ opened: [], closed: [] },
    };
    other[how].push(findingInWords(one));
    found.set(slot, other);
  };
  for (const one of opened) put(one, "opened");
  for (const one of closed) put(one, "closed");
  return [...found.values()];
}

function newReports(
  label: string,
  reports: readonly ReviewedReport[],
  found: readonly ChangedFinding[],
): ImportReview["new"]["items"] {
  const ofReports = bySlot(found);
  const regions = new Map<string, NewRegion>();
  for (const { agencyKey, agencyName, parentKey, parentName } of reports) {
    const key = parentKey ?? agencyKey;
    const region = regions.get(key) ?? { key, name: parentName ?? agencyName, total: 0 };
    region.total += 1;
    regions.set(key, region);
  }
  return reports.flatMap((report) => {
    const { agencyKey, agencyName, parentKey, year, scope, inForce } = report;
    const region = regions.get(parentKey ?? agencyKey);
    if (!region) return [];
    const count = ofReports.get(slotOf(report))?.length ?? 0;
    return [
      {
        name: reportName({ agencyName, year, scope }),
        nameAlone: reportName(report),
        href: reportLink(agencyKey, year, scope, inForce ? "" : label),
        note: count === 0 ? "" : `核对发现${count}处`,
        file: report.report.fileName,
        region,
      },
    ];
  });
}

/** What came and is not used: its own file, and why another one is. */
function unusedReport(
  report: ReviewedReport,
  used: { fileName: string; publishedOn: string | null } | undefined,
  { label, then }: { label: string; then: string },
): ImportReview["unused"]["items"][number] {
  const dayOf = (day: string | null) => (day === null ? "未写明公布日期" : `公布于${day}`);
  const { id, fileName, publishedOn } = report.report;
  const instead = used ? `；在用的是《${used.fileName}》，${dayOf(used.publishedOn)}` : "";
  return {
    name: reportName(report),
    href: reportLink(report.agencyKey, report.year, report.scope, then),
    note: `《${fileName}》${dayOf(publishedOn)}：${changeExplained.unused}${instead}`,
    file: fileName,
    openHref: reportLink(report.agencyKey, report.year, report.scope, { unused: id }),
    originalHref: unusedOriginalLink(label, id),
  };
}
