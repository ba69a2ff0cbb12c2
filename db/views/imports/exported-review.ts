import { checks } from "@/lib/catalogue/checks";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { verdictNames } from "@/lib/catalogue/verdicts";
import type { ExportedReview, ReviewLine } from "@/lib/export/review-lists";
import { importsLink } from "@/lib/view/addresses";
import type { ReadDb } from "../../client";
import { demoAgencyKeys } from "../../queries/dataset-version";
import { findingChanges, verdictsOfVersion } from "../../queries/imports/finding-changes";
import { type ReviewedVersion, reviewedVersion } from "../../queries/imports/made-versions";
import { reviewedReports } from "../../queries/imports/reviewed-reports";
import { type ImportReview, importReview } from "./import-review";
import { changeNames, type FindingInWords } from "./import-words";
import type { ReplacedReport } from "./replaced-report";

/** All that the review of a version says, as it leaves the product; null for no version. */
export async function exportedReview(db: ReadDb, label: string): Promise<ExportedReview | null> {
  const review = await importReview(db, label, "whole");
  const version = await reviewedVersion(db, label);
  if (!review || !version) return null;
  const { previous, counts, beside } = review;
  return {
    conditions: [],
    summary: [...counts, ...beside].join("，"),
    address: importsLink(label),
    version: label,
    madeOn: shanghaiDay(version.createdAt),
    demo: await tellsOfDemo(db, version),
    lines: [
      ...(previous ? [{ ...nothing, state: "比较", message: `与版本${previous.label}比较` }] : []),
      ...linesOf(review),
    ],
  };
}

/** Whether any report is of the demonstration: one that came, or one of which only findings or verdicts are other. */
async function tellsOfDemo(db: ReadDb, { id, isFirst }: ReviewedVersion): Promise<boolean> {
  const demos = await demoAgencyKeys(db);
  const { opened, closed } = isFirst ? { opened: [], closed: [] } : await findingChanges(db, id);
  const told = [await reviewedReports(db, id), opened, closed, await verdictsOfVersion(db, id)];
  return told.some((some) => some.some(({ agencyKey }) => demos.has(agencyKey)));
}

const nothing: ReviewLine = {
  ...{ state: "", report: "", file: "", change: "", item: "", before: "", after: "" },
  ...{ message: "", address: "" },
};

function linesOf({ refused, replaced, others, new: fresh, unused, verdicts }: ImportReview): ReviewLine[] {
  const plain = (
    state: string,
    { name, href, note, file }: Omit<(typeof unused.items)[number], "openHref" | "originalHref">,
  ): ReviewLine => ({
    ...nothing,
    ...{ state, report: name, file, message: note, address: href },
  });
  return [
    ...refused.items.map(({ name, reason }) => ({ ...nothing, state: "拒收", file: name, message: reason })),
    ...replaced.items.flatMap(replacedLines),
    ...others.items.flatMap(({ name, href, opened, closed }) =>
      findingLines({ ...nothing, state: "随之变化", report: name, address: href }, opened, closed),
    ),
    ...fresh.items.map((report) => plain(changeNames.new, { ...report, name: report.nameAlone })),
    ...unused.items.map((report) => plain(changeNames.unused, report)),
    ...verdicts.items.map(({ name, href, check, verdict, why, by, at }) => ({
      ...nothing,
      ...{ state: "结论", report: name, change: verdictNames[verdict], item: checks[check].zh },
      ...{ message: `${why}（${by}，${shanghaiDay(at)}）`, address: href },
    })),
  ];
}

function replacedLines(report: ReplacedReport): ReviewLine[] {
  const { kind, name, href, file, facts, cells, same, sections, opened, closed, explained } = report;
  const own: ReviewLine = { ...nothing, state: kind, report: name, file, address: href };
  const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs.length, 0);
  const told = `${explained}；改变的数${cells.length}格，未变${same}格；改变的文字${paragraphs}段`;
  return [
    { ...own, message: told, address: report.compareHref },
    ...facts.map(({ name: item, before, after }) => ({ ...own, change: "题名和文件", item, before, after })),
    ...cells.map(({ name: item, before, after }) => ({
      ...own,
      ...{ change: "数", item, before: before.text, after: after.text },
      message: [
        ...(before.raw === null ? [] : [`改前原文“${before.raw}”`]),
        ...(after.raw === null ? [] : [`改后原文“${after.raw}”`]),
      ].join("；"),
      address: after.href,
    })),
    ...findingLines(own, opened, closed),
  ];
}

function findingLines(
  own: ReviewLine,
  opened: readonly FindingInWords[],
  closed: readonly FindingInWords[],
): ReviewLine[] {
  const line = (finding: FindingInWords, isNew: boolean): ReviewLine => ({
    ...own,
    change: isNew ? `新出现${finding.severityName}` : "不再有",
    item: finding.check,
    message: [
      finding.message,
      ...(finding.verdict === null ? [] : [`${isNew ? "已有结论" : "结论随之失效"}　${finding.verdict}`]),
    ].join(""),
  });
  return [...opened.map((one) => line(one, true)), ...closed.map((one) => line(one, false))];
}
