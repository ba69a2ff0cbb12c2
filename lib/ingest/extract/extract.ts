import type { Form, StatutoryTable } from "@/lib/catalogue/cell";
import { cellsOfForm } from "@/lib/catalogue/cells";
import type { ReportDocument } from "../document";
import { hasReportSections } from "../older-report";
import { ReadError } from "../open/read-error";
import type { CellReading, Problem, Section } from "../reading";
import { readDisclosure } from "./disclosure";
import { readDisputes } from "./disputes";
import { type PrintedYear, sectionsOf, yearsOfTable } from "./headings";
import { numberUnlabelledRows } from "./incomplete-rows";
import { type FoundIndicators, readIndicators } from "./indicators";
import { type FoundTable, findRequestTables } from "./request-rows";
import { readRequests } from "./requests";
import { type Token, tokensOf } from "./token";
import { joinCutRows, joinSplitLabels, splitJoinedRows } from "./whole-rows";

type Extracted = {
  form: Form;
  /** The request table may be on another form than the rest. */
  requestsForm: Form;
  cells: Map<string, CellReading>;
  problems: Problem[];
  sections: Section[];
  tokens: readonly Token[];
  /** Years named by the heads and captions of the tables. */
  printedYears: PrintedYear[];
};

const wholeTable = 15;
const fewestRows = 3;

/**
 * All cells of the statutory tables, each a number or missing with its reason; a cell of the form that is
 * nowhere in the document is unreadable.
 * @throws ReadError if there is no request table, its alignment is ambiguous, the report is cut off, blank, or double
 */
export function extract(document: ReportDocument): Extracted {
  return extractFrom(joinCutRows(splitJoinedRows(joinSplitLabels(tokensOf(document)))), document);
}

function extractFrom(tokens: readonly Token[], document: ReportDocument): Extracted {
  const found = findRequestTables(tokens);
  const [first, second] = found.filter(isWhole);
  const once = first && second ? withoutCopy(tokens, first, second) : null;
  if (once) return extractFrom(once, document);
  const indicators = found.some(isWhole) ? null : readIndicators(tokens);
  if (indicators) return fromIndicators(indicators, tokens);
  const text = found.some(({ rows }) => rows.length >= fewestRows) ? null : fromText(tokens);
  if (text) return text;
  const table = numberUnlabelledRows(requestTable(found, document), tokens);
  const requests = readRequests(table);
  if (requests.refusal) throw new ReadError(requests.refusal);
  const disclosure = readDisclosure(tokens, table.from, requests.mayOmitBlanks);
  const disputes = readDisputes(tokens.slice(table.to), requests.mayOmitBlanks);
  const offset = table.to;
  const ranges = [
    { id: "requests" as const, from: table.from, to: table.to },
    ...(disclosure ? [{ id: "disclosure" as const, from: disclosure.from, to: disclosure.to }] : []),
    ...(disputes
      ? [{ id: "disputes" as const, from: disputes.from + offset, to: disputes.to + offset }]
      : []),
  ];
  const sections = sectionsOf(tokens, (at) => ranges.some(({ from, to }) => at >= from && at <= to));
  const printedYears = ranges.flatMap(({ id, from, to }) => yearsOfTable(tokens, id, from, to));

  refuseIfCut(table, disputes !== null, sections);
  const form = disclosure?.reading.form ?? requests.form;
  const cells = new Map<string, CellReading>();
  const problems: Problem[] = [];
  for (const part of [disclosure?.reading, requests, disputes?.reading]) {
    if (!part) continue;
    for (const [id, reading] of part.cells) cells.set(id, reading);
    problems.push(...part.problems);
  }
  if (disclosure && disclosure.reading.form !== requests.form)
    problems.push({
      check: "form",
      // The list of 2021 with the single row of other results of 2019 is met often, and nothing is doubtful in it.
      severity: disclosure.reading.form === "2021" ? "note" : "warning",
      cells: [],
      message: `第二部分使用${disclosure.reading.form}年格式，第三部分使用${requests.form}年格式。`,
    });
  for (const printed of new Set([form, requests.form]))
    for (const { id, table: own, forms } of cellsOfForm(printed))
      if (!cells.has(id) && forms.includes(own === "requests" ? requests.form : form))
        cells.set(id, { kind: "missing", reason: "unreadable", raw: "", at: null });
  if (![...cells.values()].some(({ kind }) => kind === "number"))
    throw new ReadError("是空白表格，三张表中没有一个数，未入库；请索取填好的报告");
  problems.push(...missingTables(disclosure !== null, disputes !== null));
  return { form, requestsForm: requests.form, cells, problems, sections, tokens, printedYears };
}

/** A report on the form of 2014: its list of indicators, and the text around it. */
function fromIndicators({ reading, from, to }: FoundIndicators, tokens: readonly Token[]): Extracted {
  if (![...reading.cells.values()].some(({ kind }) => kind === "number"))
    throw new ReadError(
      [...reading.cells.values()].some(({ raw }) => /\d/.test(raw))
        ? "的统计表每项有不止一个数，无法确定哪一个是本年的，未入库；请提供只有本年数的原件"
        : "是空白表格，统计表中没有一个数，未入库；请索取填好的报告",
    );
  const sections = sectionsOf(tokens, (at) => at >= from && at <= to);
  return {
    form: "2014",
    requestsForm: "2014",
    cells: reading.cells,
    problems: reading.problems,
    sections,
    tokens,
    printedYears: [],
  };
}

/** The sections of a report without a table, as those of older years are; null if they are none of a report. */
function fromText(tokens: readonly Token[]): Extracted | null {
  const sections = sectionsOf(tokens, () => false);
  if (!hasReportSections(sections)) return null;
  const nothing = { cells: new Map(), problems: [], printedYears: [] };
  return { form: "none", requestsForm: "none", ...nothing, sections, tokens };
}

const isWhole = ({ rows }: FoundTable) => rows.filter(({ boxes }) => boxes.length > 0).length >= wholeTable;

/** The one request table; a fragment in the prose or a table of contents is not one. */
function requestTable(found: readonly FoundTable[], document: ReportDocument): FoundTable {
  const tables = found.filter(isWhole);
  const [table, second] = tables;
  if (table && second)
    throw new ReadError(
      "中有两张申请情况表，可能是两份报告或两年对照表，无法确定采用哪一张，未入库；请每份报告存为一个文件",
    );
  if (table) return table;
  const longest = Math.max(0, ...found.map(({ rows }) => rows.length));
  if (longest >= wholeTable)
    throw new ReadError(
      "的第三部分申请情况表只有行名，多数行没有数，报告不完整或表格走样，未入库；请核对原件",
    );
  if (longest >= fewestRows)
    throw new ReadError(`的第三部分申请情况表只找到${longest}行，报告不完整或表格走样，未入库；请核对原件`);
  throw noTableError(document);
}

/** The refusal of what has no statutory table. */
export function noTableError({ metadata }: ReportDocument): ReadError {
  const attachment = metadata.find(({ name }) => name === "attachment")?.value;
  return new ReadError(
    attachment
      ? `中没有找到政府信息公开年度报告的法定表格，报告可能在网页所附的${attachment}文件里，未入库；请下载所附文件后导入`
      : "中没有找到政府信息公开年度报告的法定表格（可能不是年度报告，或者表格是图片），未入库；请提供文字版原件",
  );
}

function refuseIfCut(table: FoundTable, hasDisputes: boolean, sections: readonly Section[]): void {
  const goesOn = sections.some(({ number }) => number === 5 || number === 6);
  const labels = table.rows.map(({ label }) => label.key);
  const closes = labels.some((key) => key.startsWith("结转下"));
  if (!closes && !goesOn) {
    const last = table.rows.at(-1)?.label.text.trim() ?? "";
    throw new ReadError(
      `的第三部分申请情况表到“${last.slice(0, 30)}”为止，以后的内容缺失，文件可能不完整，未入库；请重新索取原件`,
    );
  }
  if (!hasDisputes && !goesOn)
    throw new ReadError("在第三部分申请情况表之后没有内容，文件可能不完整，未入库；请重新索取原件");
}

function missingTables(hasDisclosure: boolean, hasDisputes: boolean): Problem[] {
  const names: [boolean, StatutoryTable, string][] = [
    [hasDisclosure, "disclosure", "第二部分主动公开"],
    [hasDisputes, "disputes", "第四部分行政复议、行政诉讼"],
  ];
  return names
    .filter(([present]) => !present)
    .map(([, , name]) => ({
      check: "incomplete" as const,
      severity: "warning" as const,
      cells: [],
      message: `没有找到${name}的表格，其中各数均缺失。`,
    }));
}

/** What tells one report from another: a copy that has any of it of its own is no copy. */
const tellsReport = /(?:19|20)\d\d|[〇○零]|公开.{0,12}报告/;
const mostBetween = 60;

const same = (a: Token | undefined, b: Token | undefined) =>
  a !== undefined && b !== undefined && a.text.replace(/\s/g, "") === b.text.replace(/\s/g, "");

/**
 * The tokens without the second of two equal copies of a report, as pages have one for screens and one for
 * telephones; null where the two tables do not belong to such copies. Title, year and all tables must be the same.
 */
function withoutCopy(tokens: readonly Token[], first: FoundTable, second: FoundTable): Token[] | null {
  const distance = second.from - first.from;
  let from = first.from;
  while (from > 0 && same(tokens[from - 1], tokens[from - 1 + distance])) from -= 1;
  let to = first.from;
  while (to + 1 < from + distance && same(tokens[to + 1], tokens[to + 1 + distance])) to += 1;
  if (to < first.to) return null;
  const between = tokens.slice(to + 1, from + distance);
  const isCopy =
    between.length <= mostBetween &&
    between.every(({ text }) => !tellsReport.test(text)) &&
    tokens.slice(from, first.from).some(({ text }) => tellsReport.test(text));
  return isCopy ? [...tokens.slice(0, from + distance), ...tokens.slice(to + distance + 1)] : null;
}
