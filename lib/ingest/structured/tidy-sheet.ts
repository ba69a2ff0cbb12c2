import { scopeNames } from "@/lib/catalogue/form-facts";
import { ReadError } from "../open/read-error";
import type { Sheet, SheetFormat } from "../read/sheet/sheet";
import type { ReadOutcome } from "../reading";
import { type TidyColumn, type TidyKey, tidyHead, tidyKey } from "./tidy-columns";
import { type TidyLine, tidyReport } from "./tidy-report";

type Group = { key: TidyKey | string; lines: TidyLine[] };
type Named = { name: string; outcome: ReadOutcome };

const mostReports = 2000;

/**
 * The reports of a tidy sheet (机关, 年度, 数据项, 数值 and more, one figure a line), in the order in which each
 * begins; null if the sheet's first row is no such head.
 * @returns one outcome for each agency, year and scope, named `file.csv#机关 年度`
 * @throws ReadError if there is no line, or there are more than 2,000 reports
 */
export function readTidySheet(sheet: Sheet, format: SheetFormat, fileName: string): Named[] | null {
  const [first, ...rest] = sheet.rows;
  const texts = first ? spread(first.cells) : [];
  const head = tidyHead(texts);
  if (!head) return null;
  const groups = new Map<string, Group>();
  for (const { number, cells } of rest) {
    const row = spread(cells);
    if (row.every((text) => text.trim() === "")) continue;
    const at = (column: TidyColumn) => row[head.get(column) ?? -1] ?? "";
    const line: TidyLine = { number, short: format === "csv" && row.length < texts.length, of: lineOf(at) };
    const key = tidyKey(at("agency"), at("year"), at("scope"));
    const id = typeof key === "string" ? key : `${key.agency}\n${key.year}\n${key.scope}`;
    const group = groups.get(id) ?? { key, lines: [] };
    group.lines.push(line);
    groups.set(id, group);
  }
  if (groups.size === 0) throw new ReadError("是空的数据表，只有表头没有数据，请填写后再导入");
  if (groups.size > mostReports)
    throw new ReadError(`有${groups.size}份报告，超过${mostReports}份的上限，请分成几个文件`);
  return [...groups.values()].map(({ key, lines }) => {
    const from = lines[0]?.number;
    if (typeof key === "string")
      return {
        name: `${fileName}#第${from}行`,
        outcome: {
          status: "refused",
          reason: `第${from}行${lines.length > 1 ? `等${lines.length}行` : ""}${key}，未入库；请补正后再导入`,
        },
      };
    const whose = key.scope === "own" ? "" : ` ${scopeNames[key.scope]}`;
    return { name: `${fileName}#${key.agency} ${key.year}${whose}`, outcome: tidyReport(key, lines, format) };
  });
}

function spread(cells: Sheet["rows"][number]["cells"]): string[] {
  const texts: string[] = [];
  for (const { column, text } of cells) {
    while (texts.length < column) texts.push("");
    texts[column] = text;
  }
  return texts;
}

const lineOf = (at: (column: TidyColumn) => string): TidyLine["of"] => ({
  agency: at("agency"),
  year: at("year"),
  scope: at("scope"),
  form: at("form"),
  publishedOn: at("publishedOn"),
  sourceUrl: at("sourceUrl"),
  cell: at("cell").trim(),
  name: at("name"),
  value: at("value"),
  missing: at("missing"),
});
