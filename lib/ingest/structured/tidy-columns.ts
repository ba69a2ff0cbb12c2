import { csvLine } from "@/lib/agencies/csv";
import { type Form, missingReasons, statutoryForms } from "@/lib/catalogue/cell";
import { cellById, cellsOfForm } from "@/lib/catalogue/cells";
import { formFacts, type Scope, scopeNames, scopes } from "@/lib/catalogue/form-facts";
import { isReportYear } from "../identify/dates";
import type { CellReading, ReportReading } from "../reading";

/** The columns of a tidy sheet in the order in which they are written; the first name is ours, the other read too. */
const tidyColumns = {
  agency: ["机关", "agency"],
  year: ["年度", "year"],
  scope: ["范围", "scope"],
  form: ["表式", "form"],
  publishedOn: ["公布日期", "published_on"],
  sourceUrl: ["来源网址", "source_url"],
  cell: ["数据项", "cell"],
  name: ["名称", "name"],
  value: ["数值", "value"],
  missing: ["缺失", "missing"],
} as const;
export type TidyColumn = keyof typeof tidyColumns;

const keys = Object.keys(tidyColumns).filter((key): key is TidyColumn => Object.hasOwn(tidyColumns, key));
const byName = new Map<string, TidyColumn>(
  keys.flatMap((key) => tidyColumns[key].map((name) => [name, key] as const)),
);
const required = ["agency", "year", "cell", "value"] as const;

/** Where each column stands, by a sheet's first row; null if it is the head of no tidy sheet. */
export function tidyHead(texts: readonly string[]): ReadonlyMap<TidyColumn, number> | null {
  const found = new Map<TidyColumn, number>();
  for (const [position, text] of texts.entries()) {
    const column = byName.get(text.trim().toLowerCase());
    if (column && found.has(column)) return null;
    if (column) found.set(column, position);
  }
  return required.every((column) => found.has(column)) ? found : null;
}

const tidyHeadRow = keys.map((key) => tidyColumns[key][0]);

export type TidyKey = { agency: string; year: number; scope: Scope };

const plain = (text: string) => text.normalize("NFKC").trim();

/** Whose report a line belongs to, or what is wrong with it, as the end of a sentence. */
export function tidyKey(agency: string, year: string, scope: string): TidyKey | string {
  const name = agency.trim();
  if (name === "") return "没有写机关";
  const isName = /\p{Script=Han}/u.test(name) || /^\d{6}(?:\d{3})?$/.test(name);
  if (name.length > 100 || !isName) return `的机关“${name.slice(0, 30)}”不是机关名称`;
  const digits = /^(20\d\d)(?:年度?)?$/.exec(plain(year))?.[1];
  const number = Number(digits);
  if (digits === undefined || !isReportYear(number))
    return year.trim() === "" ? "没有写年度" : `的年度“${year.trim().slice(0, 20)}”不是可以填报的年份`;
  const whose = scopeOf(scope);
  return whose
    ? { agency: name, year: number, scope: whose }
    : `的范围“${scope.trim().slice(0, 20)}”应为本机关或全域汇总`;
}

function scopeOf(text: string): Scope | null {
  const given = plain(text).toLowerCase();
  if (given === "") return "own";
  return scopes.find((scope) => scope === given || scopeNames[scope] === given) ?? null;
}

/** A form as written: 2021, 2021年格式; null where nothing is written, undefined for anything else. */
export function tidyForm(text: string): Form | null | undefined {
  const given = plain(text);
  if (given === "") return null;
  return statutoryForms.find(
    (form) => given === form || given === `${form}年` || given === formFacts[form].zh,
  );
}

/** A day as YYYY-MM-DD; null where nothing is written, undefined for what is no day. */
export function tidyDay(text: string): string | null | undefined {
  const given = plain(text);
  if (given === "") return null;
  const [, year, month, day] = /^(20\d\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(given) ?? [];
  if (!year || !month || !day) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const real = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return real ? date.toISOString().slice(0, 10) : undefined;
}

/** A web address; null where nothing is written, undefined for anything else. */
export function tidyAddress(text: string): string | null | undefined {
  const given = text.trim();
  if (given === "") return null;
  return given.length <= 2000 && /^https?:\/\//i.test(given) && URL.canParse(given) ? given : undefined;
}

const bom = "\ufeff";
const csv = (rows: readonly (readonly string[])[]) => `${bom}${rows.map(csvLine).join("\r\n")}\r\n`;

/**
 * An empty tidy sheet as CSV for Excel and WPS (byte order mark, CRLF): the head and a line for each cell of the
 * form, with agency, year and value to be filled in.
 */
export function tidyTemplate(form: Form = "2021"): string {
  const rows = cellsOfForm(form).map(({ id, zh }) => ["", "", scopeNames.own, form, "", "", id, zh, "", ""]);
  return csv([tidyHeadRow, ...rows]);
}

type TidySource = Pick<
  ReportReading,
  "agency" | "year" | "scope" | "form" | "publishedOn" | "sourceUrl" | "cells"
>;

/** Readings as one tidy sheet that reads back to the same figures and reasons. Formulas cannot arise from it. */
export function tidySheetText(reports: readonly TidySource[]): string {
  const rows = reports.flatMap(({ agency, year, scope, form, publishedOn, sourceUrl, cells }) =>
    [...cells].map(([id, reading]) => [
      agency ?? "",
      String(year),
      scopeNames[scope],
      form,
      publishedOn ?? "",
      sourceUrl ?? "",
      id,
      cellById(id).zh,
      ...written(reading),
    ]),
  );
  return csv([tidyHeadRow, ...rows]);
}

const beginsFormula = (text: string) => /^\s*[=+@\-\t\r]/.test(text) && !/^-+$/.test(text);

/** Value and reason. What a program would take for a formula is left to the reason alone. */
function written(reading: CellReading): [string, string] {
  if (reading.kind === "number") return [`${reading.value}${reading.unit ?? ""}`, ""];
  const raw = reading.reason === "text" && !beginsFormula(reading.raw) ? reading.raw : "";
  return [raw, missingReasons[reading.reason].zh];
}
