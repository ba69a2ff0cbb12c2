import { type Form, forms } from "@/lib/catalogue/cell";
import { labelKey } from "@/lib/catalogue/label-key";
import {
  type Applicant,
  applicants,
  applicantsHeading,
  legalSubtotal,
  organisationsHeading,
  outcomeGroups,
  type RequestRow,
  requestRows,
  resultsHeading,
} from "@/lib/catalogue/requests";

/** Row numbers (in printed order) by the key of their label; `其他` and `总计` stand for columns as well. */
export const rowsByKey: ReadonlyMap<string, number> = new Map(
  requestRows.flatMap((row, index) =>
    [row.printed, ...row.aliases, ...withHeads(row)].map((label) => [labelKey(label), index] as const),
  ),
);

/** The label of a row in one box with the heads on its left: 三、本年度办理结果（一）予以公开. */
function withHeads(row: RequestRow): string[] {
  if (row.group === null) return [];
  const group = outcomeGroups.find(({ id }) => id === row.group)?.printed ?? "";
  const grouped = row.id.includes(".") ? [`${group}${row.printed}`] : [];
  return [...grouped, ...[row.printed, ...grouped].map((label) => `${resultsHeading}${label}`)];
}

export type RequestColumn = Applicant | "subtotal";

export const columnsByKey: ReadonlyMap<string, RequestColumn> = new Map([
  ...applicants.flatMap(({ id, zh, aliases }) =>
    [zh, ...aliases].map((label) => [labelKey(label), id] as const),
  ),
  ...[legalSubtotal.zh, ...legalSubtotal.aliases].map((label) => [labelKey(label), "subtotal"] as const),
]);

const groupKeys = new Set(outcomeGroups.map(({ printed }) => labelKey(printed)));

/** The common head of the columns of organisations. */
export const organisationsHeads: readonly string[] = [
  organisationsHeading.zh,
  ...organisationsHeading.aliases,
];

/** Labels that stand in the table and own no figures. */
const structure = new Set([
  labelKey(resultsHeading),
  "办理结果",
  applicantsHeading,
  ...organisationsHeads,
  ...columnsByKey.keys(),
]);

export const isStructure = (key: string) => structure.has(key) || (groupKeys.has(key) && !rowsByKey.has(key));

/** The rows whose label begins with these letters and goes on. */
const beginnings = new Map<string, Set<number>>();
for (const [label, row] of rowsByKey)
  for (let length = 1; length < label.length; length += 1) {
    const letters = label.slice(0, length);
    beginnings.set(letters, (beginnings.get(letters) ?? new Set<number>()).add(row));
  }

/** Whether a label may go on in the next piece of text, as one cut by a line end does. */
export const beginsRowLabel = (key: string) => key.length >= 2 && beginnings.has(key);

/** Whether a label of the row begins with these letters. */
export const beginsLabelOfRow = (row: number, key: string) =>
  rowsByKey.get(key) === row || (key.length >= 2 && beginnings.get(key)?.has(row) === true);

/** Columns and blank boxes beside a row's figures, in the ways that spans are drawn. */
export type RowShape = {
  /** How many columns its label spans in print. */
  labelColumns: number;
  /** Spanned boxes before the next row's label, where they are drawn in their places. */
  blanksBeforeNext: number;
  /** Boxes behind the figures, where rows are filled up to the width of the table instead. */
  padding: number;
};

const isResult = (row: RequestRow) => row.group !== null || row.id === "closed";
const isSub = (row: RequestRow) => row.id.includes(".");

function labelColumns(row: RequestRow): number {
  if (!isResult(row)) return 3;
  return isSub(row) ? 1 : 2;
}

function leadingSpans(row: RequestRow, previous: RequestRow): number {
  if (!isResult(row) || !isResult(previous)) return 0;
  return isSub(row) && previous.group === row.group ? 2 : 1;
}

/** Whether the label of its group, or of all results, stands in the same row. */
const hasHead = (row: RequestRow, previous: RequestRow | undefined) =>
  isResult(row) &&
  previous !== undefined &&
  (!isResult(previous) || (isSub(row) && previous.group !== row.group));

const shapes = new Map(
  forms.map((form) => {
    const rows = requestRows.filter((row) => row.forms.includes(form));
    const shapeOf = (row: RequestRow, at: number): RowShape => {
      const next = rows[at + 1];
      return {
        labelColumns: labelColumns(row),
        blanksBeforeNext: next ? leadingSpans(next, row) : 0,
        padding: hasHead(row, rows[at - 1]) ? 1 : 2,
      };
    };
    return [form, new Map(rows.map((row, at) => [row, shapeOf(row, at)]))];
  }),
);

/** What is drawn beside the figures of a row of a form. */
export const rowShape = (row: RequestRow, form: Form): RowShape | undefined => shapes.get(form)?.get(row);
