import { parseCsv } from "@/lib/agencies/csv";
import { decodeList } from "@/lib/ingest/open/decode";
import { longestCovariate } from "@/lib/view/like-choice";

/** A row as it is written: whose value of which year. */
export type CovariateRow = { line: number; agency: string; year: number; value: number };

export type CovariateRows = { rows: CovariateRow[]; faults: { line: number; sentence: string }[] };

const columns = {
  agency: ["agency", "机关", "机关代码"],
  year: ["year", "年度", "年份"],
  value: ["value", "数值", "值"],
} as const;

/**
 * Reads agency, year and value from a table as any spreadsheet program saved it (UTF-8, UTF-16 or GB18030); other
 * columns are left. Null where it is no text, or lacks a column. A row that cannot be read exactly is a fault.
 * @param lastYear later ones have not been yet
 */
export function readCovariates(bytes: Uint8Array, lastYear: number): CovariateRows | null {
  const text = decodeList(bytes);
  if (text === null) return null;
  const { rows: all, brokenAt } = parseCsv(text);
  const [head, ...rest] = all;
  const names = head?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
  const place = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const at = { agency: place(columns.agency), year: place(columns.year), value: place(columns.value) };
  if (Object.values(at).includes(-1)) return null;
  const found: CovariateRows = { rows: [], faults: [] };
  for (const { line, cells } of rest) {
    const cell = (column: number) => (cells[column] ?? "").normalize("NFKC").trim();
    const agency = cell(at.agency);
    const year = yearOf(cell(at.year), lastYear);
    const value = amountIn(cell(at.value));
    const faults = [
      ...(agency === "" ? ["没有写机关"] : []),
      ...(typeof year === "string" ? [year] : []),
      ...(typeof value === "string" ? [value] : []),
    ];
    if (faults.length > 0 || typeof year === "string" || typeof value === "string")
      found.faults.push({ line, sentence: faults.join("；") });
    else found.rows.push({ line, agency, year, value });
  }
  if (brokenAt !== null) found.faults.push({ line: brokenAt, sentence: "引号没有成对，从这里起没有读入" });
  return found;
}

const firstYear = 1990;

function yearOf(text: string, lastYear: number): number | string {
  const year = Number(/^(\d{4})年?度?$/.exec(text)?.[1] ?? Number.NaN);
  if (Number.isNaN(year)) return `年份“${short(text)}”应为4位，如2023`;
  return year >= firstYear && year <= lastYear ? year : `年份${year}不在${firstYear}–${lastYear}之内`;
}

/** So many digits are kept exactly. */
const mostDigits = 15;

/** Digits with or without a dot, or thousands set apart by commas throughout; nothing that would have to be guessed. */
function amountIn(text: string): number | string {
  const isPlain = /^\d{1,20}(?:\.\d{1,20})?$/.test(text);
  const isGrouped = /^\d{1,3}(?:,\d{3}){1,6}(?:\.\d{1,20})?$/.test(text);
  if (text === "") return "没有写数值";
  if (!isPlain && !isGrouped) return `数值“${short(text)}”不是正数，请只写阿拉伯数字，不带单位`;
  const digits = text.replaceAll(",", "");
  if (digits.replace(/\D/g, "").length > mostDigits) return `数值“${short(text)}”超过${mostDigits}位`;
  const value = Number(digits);
  return value > 0 ? value : "数值应大于0，没有数的不要列出";
}

const short = (text: string) => (text.length > 30 ? `${text.slice(0, 30)}…` : text);

/** What a file name says of the covariate: 常住人口（人）.csv; without a unit 常住人口.csv. */
export function covariateOfFile(fileName: string): { name: string; unit: string | null } {
  const bare = fileName
    .replace(/\.[^.]*$/, "")
    .normalize("NFC")
    .trim();
  const [, name, unit] = /^(.*?)\s*[（(]([^（）()]+)[）)]$/.exec(bare) ?? [];
  return name
    ? { name: name.slice(0, longestCovariate * 2), unit: unit?.trim() ?? null }
    : { name: bare, unit: null };
}
