import type { ReadDb } from "@/db/client";
import { type ImportReview, importReview, onReviewPage } from "@/db/views/imports/import-review";
import type { FindingInWords } from "@/db/views/imports/import-words";
import type { ReplacedReport } from "@/db/views/imports/replaced-report";
import { type Stretch, shortStretches } from "@/lib/diff/text-changes";
import { importsLink } from "@/lib/view/addresses";

const most = {
  /** Of reports with their figures, and of figures, paragraphs and findings of each. */
  reports: 20,
  cells: 30,
  paragraphs: 5,
  findings: 10,
  /** Beside what is changed in a paragraph. */
  letters: 12,
};

/**
 * What a version brought, as far as a terminal has room: counts, what took another's place cell by cell, findings.
 * @param refused whether the files that were refused are named as well
 */
export async function reviewLines(
  db: ReadDb,
  label: string,
  { refused }: { refused: boolean },
): Promise<string[] | null> {
  const review = await importReview(db, label, { page: 1 });
  if (!review) return null;
  const reports = await firstReplaced(db, label, review);
  const rest = review.replaced.total - reports.length;
  return [
    `数据版本${label}（${review.moment}）：${[...review.counts, ...review.beside].join("，")}。`,
    ...(review.isFirst ? firstLines(review) : [findingCounts(review)]),
    ...(refused ? refusedLines(review) : []),
    ...reports.flatMap(replacedLines),
    ...(rest > 0 ? [`另有${rest}份更正、变动的报告没有列出。`] : []),
    ...othersLines(review),
    `逐份查看：网站${importsLink(label)}`,
  ];
}

const firstLines = ({ new: { total } }: ImportReview): string[] =>
  total > 0 ? ["这是第一次导入，没有可以比较的。"] : [];

function refusedLines({ refused }: ImportReview): string[] {
  if (refused.total === 0) return [];
  return [
    `拒收${refused.total}份：`,
    ...refused.items.map(({ name, reason }) => `  《${name}》${reason.replace(/。$/, "")}。`),
    ...left(refused.total - refused.items.length, "份"),
  ];
}

async function firstReplaced(db: ReadDb, label: string, review: ImportReview): Promise<ReplacedReport[]> {
  const found = [...review.replaced.items];
  const pages = Math.ceil(most.reports / onReviewPage.replaced.alone);
  for (let page = 2; page <= Math.min(pages, review.replaced.pages); page += 1)
    found.push(...((await importReview(db, label, { part: "replaced", page }))?.replaced.items ?? []));
  return found.slice(0, most.reports);
}

function findingCounts({ previous, findings, new: fresh }: ImportReview): string {
  const { opened, closed, lapsed, inNew } = findings;
  const against = previous ? `与版本${previous.label}比较，` : "";
  const changed =
    opened + closed === 0
      ? "原有报告的核对发现没有变化"
      : `原有报告的核对发现新出现${opened}处，不再有${closed}处${lapsed > 0 ? `（${lapsed}处的结论随之失效）` : ""}`;
  return `${against}${changed}${fresh.total > 0 ? `；新增的报告中发现${inNew}处` : ""}。`;
}

function replacedLines({
  name,
  kind,
  facts,
  cells,
  same,
  sections,
  opened,
  closed,
}: ReplacedReport): string[] {
  const paragraphs = sections.flatMap((section) => section.paragraphs);
  return [
    `${kind}　${name}：改变的数${cells.length}格，未变${same}格；改变的文字${paragraphs.length}段`,
    ...facts.map((fact) => `  ${fact.name}：${fact.before} → ${fact.after}`),
    ...cells.slice(0, most.cells).map((cell) => `  ${cell.name}：${cell.before.text} → ${cell.after.text}`),
    ...left(cells.length - most.cells, "格"),
    ...paragraphs
      .slice(0, most.paragraphs)
      .flatMap(({ before, after }) => [...sideLine("−", before), ...sideLine("＋", after)]),
    ...left(paragraphs.length - most.paragraphs, "段"),
    ...findingLines(opened, closed),
  ];
}

function sideLine(sign: string, stretches: Stretch[] | null): string[] {
  if (stretches === null) return [];
  const parts = shortStretches(stretches, most.letters);
  const isWhole = parts.length === 1;
  return [
    `  ${sign} ${parts.map(({ text, changed }) => (changed && !isWhole ? `【${text}】` : text)).join("")}`,
  ];
}

function findingLines(opened: readonly FindingInWords[], closed: readonly FindingInWords[]): string[] {
  const line = (sign: string) => (finding: FindingInWords) => {
    const { check, message, verdict } = finding;
    return `  ${sign}　${check}：${message}${verdict === null ? "" : `［${verdict}］`}`;
  };
  const lines = [...opened.map(line("新出现")), ...closed.map(line("不再有"))];
  return [...lines.slice(0, most.findings), ...left(lines.length - most.findings, "处")];
}

function othersLines({ others }: ImportReview): string[] {
  if (others.total === 0) return [];
  return [
    `随之变化的其他报告${others.total}份：`,
    ...others.items.flatMap(({ name, opened, closed }) => [`  ${name}`, ...findingLines(opened, closed)]),
    ...left(others.total - others.items.length, "份"),
  ];
}

const left = (count: number, unit: string): string[] => (count > 0 ? [`  另有${count}${unit}。`] : []);
