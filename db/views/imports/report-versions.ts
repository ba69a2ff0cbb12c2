import type { Scope } from "@/lib/catalogue/form-facts";
import { importsLink, originalLink, reportLink, reportVersionsLink, sourceLink } from "@/lib/view/addresses";
import type { ReadDb } from "../../client";
import { findingChanges } from "../../queries/imports/finding-changes";
import { type ReportChangeKind, versionNumbers } from "../../queries/imports/made-versions";
import { comparedVersions, type ReportComparison } from "../../queries/imports/reviewed-reports";
import { findReport, type ReportPage } from "../../queries/reports/report";
import type { StoredVersion } from "../../queries/reports/report-versions";
import { changeNames, reportName } from "./import-words";
import { type ReplacedReport, replacedReport } from "./replaced-report";

/** A report that is or was in force, in the list of those of its agency and year. */
export type ReportVersion = {
  label: string;
  importHref: string;
  fileName: string;
  publishedOn: string | null;
  importedAt: string;
  inForce: boolean;
  /** What it changed of the one before: `更正：数12格，文字3段`. */
  change: string;
  href: string;
  sourceHref: string;
  originalHref: string;
  /** Beside the one before; null where there is none. */
  compareHref: string | null;
};

export type ReportVersions = {
  name: string;
  href: string;
  versions: ReportVersion[];
  /** The two beside each other, by their places in the list; null where both are the same report. */
  compared: { before: ReportVersion; after: ReportVersion; changes: ReplacedReport } | null;
  /** The labels that were asked for, or those chosen where none was. */
  labels: { before: string; after: string };
};

type Slot = { agency: string; year: number; scope: Scope };

/** Of the reports stored for an agency and year those that were ever in force, the latest first. */
const everInForce = (versions: readonly StoredVersion[]) =>
  versions.filter(({ added, superseded }) => superseded === null || superseded.id !== added.id);

/** The versions of a report with what each changed; nothing where there is only one. */
export async function listedVersions(db: ReadDb, slot: Slot, page: ReportPage): Promise<ReportVersion[]> {
  const stored = everInForce(page.versions);
  if (stored.length < 2) return [];
  const pairs = stored.flatMap((one, at) => {
    const before = stored[at + 1];
    return before ? [{ before: before.id, after: one.id }] : [];
  });
  const comparisons = await comparedVersions(db, pairs);
  return stored.map((one, at) => reportVersion(slot, one, stored[at + 1] ?? null, comparisons[at] ?? null));
}

function reportVersion(
  slot: Slot,
  one: StoredVersion,
  before: StoredVersion | null,
  comparison: ReportComparison | null,
): ReportVersion {
  const { agency, year, scope } = slot;
  const { label } = one.added;
  const v = one.superseded === null ? "" : label;
  return {
    label,
    importHref: importsLink(label),
    fileName: one.fileName,
    publishedOn: one.publishedOn,
    importedAt: one.importedAt,
    inForce: one.superseded === null,
    change: before && comparison ? changeText(kindOf(one, before), comparison) : "首次收录",
    href: reportLink(agency, year, scope, v),
    sourceHref: sourceLink(agency, year, scope, undefined, v),
    originalHref: originalLink(agency, year, scope, v),
    compareHref: before && reportVersionsLink(slot, { before: before.added.label, after: label }),
  };
}

const kindOf = (one: StoredVersion, before: StoredVersion): ReportChangeKind =>
  one.file === before.file ? "reread" : (one.amendment ?? "reread");

function changeText(kind: ReportChangeKind, { cells, sections }: ReportComparison): string {
  const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs.length, 0);
  const changed = [
    ...(cells.length > 0 ? [`数${cells.length}格`] : []),
    ...(paragraphs > 0 ? [`文字${paragraphs}段`] : []),
  ];
  return `${changeNames[kind]}：${changed.length > 0 ? changed.join("，") : "数和文字未变"}`;
}

/**
 * Two versions of a report beside each other, by the labels of dataset versions in which they were in force; without labels
 * the one in force and the one before. Null where there is no such report, or nothing was in force then.
 */
export async function reportVersions(
  db: ReadDb,
  slot: Slot,
  asked: { before?: string | undefined; after?: string | undefined },
): Promise<ReportVersions | null> {
  const page = await findReport(db, slot.agency, slot.year, slot.scope);
  if (!page) return null;
  const stored = everInForce(page.versions);
  const told = await listedVersions(db, slot, page);
  const numbers = await versionNumbers(
    db,
    [asked.before, asked.after].filter((label) => label !== undefined),
  );
  const placeAt = (label: string | undefined, otherwise: number) => {
    const number = label === undefined ? undefined : numbers.get(label);
    if (label === undefined) return otherwise;
    return stored.findIndex(
      ({ added, superseded }) =>
        number !== undefined && added.id <= number && (superseded === null || superseded.id > number),
    );
  };
  const after = placeAt(asked.after, 0);
  const before = placeAt(asked.before, Math.min(after + 1, stored.length - 1));
  const [now, was] = [stored[after], stored[before]];
  if (!now || !was) return null;
  const of = { agencyName: page.agency.shortName, parentName: page.agency.parentName };
  const named = { ...of, agencyKey: slot.agency, year: slot.year, scope: slot.scope };
  const labels = { before: asked.before ?? was.added.label, after: asked.after ?? now.added.label };
  const common = {
    ...{ name: reportName(named), href: reportLink(slot.agency, slot.year, slot.scope) },
    ...{ versions: told, labels },
  };
  const [versionNow, versionWas] = [told[after], told[before]];
  if (now === was || !versionNow || !versionWas) return { ...common, compared: null };
  const [comparison] = await comparedVersions(db, [{ before: was.id, after: now.id }]);
  if (!comparison) return { ...common, compared: null };
  const follows = was.superseded?.id === now.added.id;
  const found = follows ? await findingChanges(db, now.added.id) : { opened: [], closed: [] };
  const own = (some: typeof found.opened) =>
    some.filter(
      ({ agencyKey, year, scope }) => agencyKey === slot.agency && year === slot.year && scope === slot.scope,
    );
  const links = {
    before: was.superseded === null ? "" : was.added.label,
    after: now.superseded === null ? "" : now.added.label,
  };
  const changes = replacedReport(
    { ...named, kind: kindOf(now, was), report: now, before: was },
    comparison,
    { ...links, compared: labels },
    { opened: own(found.opened), closed: own(found.closed) },
  );
  return { ...common, compared: { before: versionWas, after: versionNow, changes } };
}
