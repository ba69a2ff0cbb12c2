import type { Form } from "./cell";
import { contentHeading, disclosureBlocks, disclosureCellId } from "./disclosure";
import { disputeCellId, disputeResults, disputeRoutes, suitsHeading } from "./disputes";
import { indicatorCells, printedIndicators } from "./indicators-2014";
import {
  applicants,
  applicantsHeading,
  organisationsHeading,
  outcomeGroups,
  type RequestRow,
  requestCellId,
  requestRows,
  resultsHeading,
} from "./requests";

/** The six sections of the forms 2021 and 2019; tables stand under the second to the fourth. */
export const sectionHeadings = {
  general: "一、总体情况",
  disclosure: "二、主动公开政府信息情况",
  requests: "三、收到和处理政府信息公开申请情况",
  disputes: "四、政府信息公开行政复议、行政诉讼情况",
  problems: "五、存在的主要问题及改进情况",
  other: "六、其他需要报告的事项",
} as const;

/** A heading without its number: 存在的主要问题及改进情况. */
export const sectionName = (section: keyof typeof sectionHeadings): string =>
  sectionHeadings[section].replace(/^.、/, "");

/** One box of a printed table: a label, or the place of a figure. */
export type PrintedBox = {
  columns: number;
  rows: number;
  role: "label" | "cell";
  /** The label as printed, or the cell's id. */
  text: string;
};

/** Whether a label, by its place in its row, stands before figures, or above them. */
export const isRowHead = (row: readonly PrintedBox[], at: number): boolean =>
  row.slice(at).some(({ role }) => role === "cell");

export type PrintedTable = {
  id: "disclosure" | "requests" | "disputes";
  title: string;
  columns: number;
  rows: PrintedBox[][];
};

const label = (text: string, columns = 1, rows = 1): PrintedBox => ({ role: "label", text, columns, rows });
const cell = (id: string, columns = 1): PrintedBox => ({ role: "cell", text: id, columns, rows: 1 });

function disclosureTable(form: Form): PrintedTable {
  const width = 4;
  const rows: PrintedBox[][] = [];
  for (const block of disclosureBlocks.filter((item) => item.form === form)) {
    const spans = spread(width - 1, block.measures.length);
    rows.push([label(block.clause, width)]);
    rows.push([
      label(contentHeading),
      ...block.measures.map((measure, index) =>
        label(measure.kind === "money" ? `${measure.zh}（单位：万元）` : measure.zh, spans[index]),
      ),
    ]);
    for (const row of block.rows)
      rows.push([
        label(row.zh),
        ...block.measures.map((measure, index) => cell(disclosureCellId(row, measure), spans[index])),
      ]);
  }
  return { id: "disclosure", title: sectionHeadings.disclosure, columns: width, rows };
}

/** Columns shared among boxes, the later ones taking what is over: 3 among 2 → 1, 2. */
function spread(columns: number, boxes: number): number[] {
  const each = Math.floor(columns / boxes);
  return Array.from({ length: boxes }, (_, index) =>
    index === boxes - 1 ? columns - each * (boxes - 1) : each,
  );
}

function requestsTable(form: Form): PrintedTable {
  const figures = (row: RequestRow) => applicants.map(({ id }) => cell(requestCellId(row.id, id)));
  const [person, ...rest] = applicants;
  const organisations = rest.slice(0, -1);
  const total = rest.slice(-1);
  const rows: PrintedBox[][] = [
    [
      label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3),
      label(applicantsHeading, 7),
    ],
    [
      label(person.zh, 1, 2),
      label(organisationsHeading.zh, organisations.length),
      ...total.map(({ zh }) => label(zh, 1, 2)),
    ],
    organisations.map(({ zh }) => label(zh)),
  ];
  const rowsOfForm = requestRows.filter((row) => row.forms.includes(form));
  const results = rowsOfForm.filter((row) => row.group !== null || row.id === "closed");
  for (const row of rowsOfForm) {
    if (!results.includes(row)) {
      rows.push([label(row.printed, 3), ...figures(row)]);
      continue;
    }
    const siblings = rowsOfForm.filter((other) => other.group !== null && other.group === row.group);
    const boxes: PrintedBox[] = [];
    if (row === results[0]) boxes.push(label(resultsHeading, 1, results.length));
    if (siblings.length > 1) {
      const group = outcomeGroups.find(({ id }) => id === row.group);
      if (row === siblings[0] && group) boxes.push(label(group.printed, 1, siblings.length));
      boxes.push(label(row.printed));
    } else boxes.push(label(row.printed, 2));
    rows.push([...boxes, ...figures(row)]);
  }
  return { id: "requests", title: sectionHeadings.requests, columns: 10, rows };
}

function disputesTable(): PrintedTable {
  const [review, ...suits] = disputeRoutes;
  const results = disputeResults.map(({ zh }) => zh);
  return {
    id: "disputes",
    title: sectionHeadings.disputes,
    columns: 15,
    rows: [
      [label(review.zh, results.length), label(suitsHeading, results.length * suits.length)],
      [...results.map((zh) => label(zh, 1, 2)), ...suits.map(({ zh }) => label(zh, results.length))],
      suits.flatMap(() => results.map((zh) => label(zh))),
      disputeRoutes.flatMap((route) =>
        disputeResults.map((result) => cell(disputeCellId(route.id, result.id))),
      ),
    ],
  };
}

export type IndicatorTable = Omit<PrintedTable, "id"> & { id: "indicators" };

/** The list of indicators of form 2014, a line each. */
export function indicatorTable(): IndicatorTable {
  const head = ["指标", "单位", "统计数"].map((zh) => label(zh));
  const unitOf = new Map(indicatorCells.map(({ id, unit }) => [id, unit]));
  const rows = printedIndicators.map(({ id, printed }) => [
    label(printed),
    label(unitOf.get(id) ?? ""),
    cell(id),
  ]);
  return { id: "indicators", title: "政府信息公开情况统计表", columns: 3, rows: [head, ...rows] };
}

/** The three statutory tables of a form with the spans of the print; none for 2014 (see indicatorTable) and text alone. */
export function printedTables(form: Form): readonly PrintedTable[] {
  return form === "2021" || form === "2019"
    ? [disclosureTable(form), requestsTable(form), disputesTable()]
    : [];
}
