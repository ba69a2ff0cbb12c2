import { type Form, forms } from "@/lib/catalogue/cell";
import { disputeRoutes } from "@/lib/catalogue/disputes";
import { applicants, requestRows } from "@/lib/catalogue/requests";
import { looksLikeFigure } from "./figure";
import { isSectionHeading } from "./headings";
import { rowsByKey } from "./request-labels";
import type { FoundRow, FoundTable } from "./request-rows";
import { isFilled, type Token } from "./token";

type Line = { label: Token | null; figures: Token[] };

/**
 * The table with its rows told by counting, where labels of several lines were printed before their figures, so that
 * figures stand without a label, or behind that of another row: there are as many lines of seven figures as the form
 * has rows, and every label that stands whole on the line of its figures is the one due there. Else the table as it
 * is. Such a row is marked `isBare`; only the sums can prove it.
 */
export function numberUnlabelledRows(table: FoundTable, tokens: readonly Token[]): FoundTable {
  const isWhole = table.rows.every(({ boxes }) => boxes.filter(isFilled).length === applicants.length);
  if (isWhole && table.unknownRows.length === 0) return table;
  const { lines, to } = figureLines(tokens, table.from);
  for (const form of forms) {
    const rows = rowsOfForm(lines, form);
    if (rows) return { ...table, rows, unknownRows: [], to: Math.max(table.to, to) };
  }
  return table;
}

/** The lines of seven figures up to the next section, with the label that stands whole on the same line. */
function figureLines(tokens: readonly Token[], from: number): { lines: Line[]; to: number } {
  const lines: Line[] = [];
  let to = from;
  for (let at = from; at < tokens.length; ) {
    const first = tokens[at];
    if (!first || (at > from && isDisputes(first))) break;
    let end = at + 1;
    while (isOnLine(tokens[end], first)) end += 1;
    const line = tokens.slice(at, end).filter(isFilled);
    const figures = line.filter(({ text }) => /\d/.test(text) && looksLikeFigure(text));
    if (figures.length === applicants.length) {
      lines.push({ label: line.findLast(({ key }) => rowsByKey.has(key)) ?? null, figures });
      to = end - 1;
    }
    at = end;
  }
  return { lines, to };
}

/** The heading of section 四, which a row of the table, 四、结转下年度继续办理, is not. */
const isDisputes = ({ text }: Token) => isSectionHeading(text) && text.includes(disputeRoutes[0].zh);

const isOnLine = (token: Token | undefined, first: Token) =>
  token !== undefined && token.at.table === first.at.table && token.at.row === first.at.row;

function rowsOfForm(lines: readonly Line[], form: Form): FoundRow[] | null {
  const due = requestRows.flatMap((row, index) => (row.forms.includes(form) ? [index] : []));
  if (lines.length !== due.length) return null;
  const rows = lines.flatMap(({ label, figures }, at): FoundRow[] => {
    const index = due[at];
    const [first] = figures;
    if (index === undefined || !first) return [];
    const printed = requestRows[index]?.printed ?? "";
    const row = { index, boxes: figures, unsureLabel: false, next: null };
    if (!label) return [{ ...row, label: { ...first, text: printed, key: "" }, isBare: true }];
    return rowsByKey.get(label.key) === index ? [{ ...row, label }] : [];
  });
  const bare = rows.filter(({ isBare }) => isBare).length;
  return rows.length === due.length && bare * 2 < rows.length ? rows : null;
}
