import { findCell } from "@/lib/catalogue/cells";
import { formFacts } from "@/lib/catalogue/form-facts";
import type { ChangedSection } from "@/lib/diff/text-changes";
import { reportLink, reportVersionsLink, sourceLink } from "@/lib/view/addresses";
import type { ChangedFinding } from "../../queries/imports/finding-changes";
import type { ReportComparison, ReviewedReport } from "../../queries/imports/reviewed-reports";
import {
  changeExplained,
  changeNames,
  type FindingInWords,
  findingInWords,
  rawText,
  reportName,
  stateText,
} from "./import-words";

/** What one report says of a cell, with the way to where it says it. */
type ReplacedState = { text: string; raw: string | null; href: string };

/** A figure that is other than before. */
export type ReplacedCell = { cell: string; name: string; before: ReplacedState; after: ReplacedState };

/** A report that took another's place, in words. */
export type ReplacedReport = {
  name: string;
  href: string;
  file: string;
  /** The report before it, as it stood. */
  beforeHref: string;
  /** Both beside each other. */
  compareHref: string;
  kind: string;
  explained: string;
  /** What beside figures and text is other, in what the report says or around it: `公布日期`, before and after. */
  facts: { of: "content" | "file"; name: string; before: string; after: string }[];
  cells: ReplacedCell[];
  /** How many figures are the same. */
  same: number;
  sections: ChangedSection[];
  opened: FindingInWords[];
  closed: FindingInWords[];
};

/** The labels of the versions in which the two reports were in force; an empty one is the latest. */
export type PairVersions = { before: string; after: string };

type Told = Pick<
  ReviewedReport,
  "agencyKey" | "agencyName" | "parentName" | "year" | "scope" | "report" | "kind"
> & {
  before: NonNullable<ReviewedReport["before"]>;
};

/** A report beside the one before it, in words and with addresses. */
export function replacedReport(
  told: Told,
  comparison: ReportComparison,
  labels: PairVersions & { compared: PairVersions },
  found: { opened: readonly ChangedFinding[]; closed: readonly ChangedFinding[] },
): ReplacedReport {
  const { agencyKey, year, scope, report, before } = told;
  const at = { agency: agencyKey, year, scope };
  const sourceOf = (cell: string, label: string) =>
    sourceLink(agencyKey, year, scope, { id: cell, at: null }, label);
  return {
    name: reportName(told),
    href: reportLink(agencyKey, year, scope, labels.after),
    file: report.fileName,
    beforeHref: reportLink(agencyKey, year, scope, labels.before),
    compareHref: reportVersionsLink(at, labels.compared),
    kind: changeNames[told.kind],
    explained: explained(told),
    facts: factsOf(before, report),
    cells: comparison.cells.map(({ cell, before: was, after: is }) => ({
      cell,
      name: findCell(cell)?.zh ?? cell,
      before: { text: stateText(cell, was), raw: rawText(cell, was), href: sourceOf(cell, labels.before) },
      after: { text: stateText(cell, is), raw: rawText(cell, is), href: sourceOf(cell, labels.after) },
    })),
    same: comparison.same,
    sections: comparison.sections,
    opened: found.opened.map(findingInWords),
    closed: found.closed.map(findingInWords),
  };
}

type State = Told["report"];

/** Where only one of two reports has a date nobody can say whether it was published anew. */
function explained({ kind, report, before }: Told): string {
  const isDated = kind === "altered" && report.publishedOn !== before.publishedOn;
  return isDated ? "内容变了，前后只有一份写明公布日期，不能断定是更正" : changeExplained[kind];
}

function factsOf(before: State, after: State): ReplacedReport["facts"] {
  const none = "未写明";
  const facts: ReplacedReport["facts"] = [
    { of: "file", name: "公布日期", before: before.publishedOn ?? none, after: after.publishedOn ?? none },
    { of: "content", name: "题名", before: before.title ?? none, after: after.title ?? none },
    { of: "content", name: "表式", before: formFacts[before.form].zh, after: formFacts[after.form].zh },
    { of: "file", name: "文件", before: before.fileName, after: after.fileName },
  ];
  return facts.filter((fact) => fact.before !== fact.after);
}
