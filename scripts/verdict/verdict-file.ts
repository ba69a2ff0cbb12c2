import { stringify } from "csv-stringify/sync";
import type { DecidableFinding, GivenVerdict } from "@/db/queries/verdicts/decidable-findings";
import type { PastVerdict } from "@/db/queries/verdicts/verdict-history";
import type { Decision } from "@/db/write/give-verdicts";
import { parseCsv } from "@/lib/agencies/csv";
import { checks, severityNames } from "@/lib/catalogue/checks";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { verdictNames, verdictOfName } from "@/lib/catalogue/verdicts";
import { decodeList } from "@/lib/ingest/open/decode";

const columns = [
  ...["编号", "机关代码", "机关", "年度", "范围", "核对", "程度", "问题"],
  ...["结论", "处理人", "理由", "日期", "状态"],
];

/** What no longer holds is there to be read, and is not taken back in. */
const states = { open: "未处理", holds: "有效", superseded: "已被取代", lapsed: "已失效" } as const;

/**
 * Findings and verdicts for Excel and WPS, to be filled in and read back: UTF-8 with a mark, CRLF, and an apostrophe
 * before texts that a spreadsheet would calculate.
 */
export function verdictTable(findings: readonly DecidableFinding[], past: readonly PastVerdict[]): string {
  const rows = [
    ...findings.map((finding) => [
      ...placeOf(finding),
      severityNames[finding.severity],
      finding.messages.join("；"),
      ...verdictOf(finding.verdict),
      finding.verdict ? states.holds : states.open,
    ]),
    ...past.map((given) => [...placeOf(given), "", "", ...verdictOf(given), stateOf(given)]),
  ];
  return stringify([columns, ...rows], { bom: true, record_delimiter: "\r\n", escape_formulas: true });
}

type Placed = Pick<DecidableFinding, "key" | "agencyKey" | "agencyName" | "year" | "scope" | "check">;

const placeOf = ({ key, agencyKey, agencyName, year, scope, check }: Placed) => [
  ...[key, agencyKey, agencyName, year, scopeNames[scope], checks[check].zh],
];

const verdictOf = (given: GivenVerdict | null) =>
  given ? [verdictNames[given.verdict], given.by, given.why, dayOf(given.at)] : ["", "", "", ""];

const stateOf = ({ state, since }: PastVerdict) =>
  since === null ? states[state] : `${states[state]}（${shanghaiDay(since)}起）`;

/** The day of a verdict, which is kept as a day or as a moment. */
export const dayOf = (at: string): string => (/^\d{4}-\d\d-\d\d$/.test(at) ? at : shanghaiDay(at));

/** A row as it is to be taken, or what is wrong with it. Rows without a verdict, and those of the past, are counted. */
export type VerdictRows = {
  decisions: (Decision & { line: number })[];
  faults: { line: number; sentence: string }[];
  blank: number;
  past: number;
};

/** Reads such a table back, as any spreadsheet program saved it. Null where it is no text, or lacks a column. */
export function readVerdictTable(bytes: Uint8Array): VerdictRows | null {
  const text = decodeList(bytes);
  if (text === null) return null;
  const { rows: all, brokenAt } = parseCsv(text);
  const [header, ...rows] = all;
  const at = new Map(header?.cells.map((name, place) => [name.trim(), place]));
  if (["编号", "结论", "处理人", "理由"].some((name) => !at.has(name))) return null;
  const found: VerdictRows = { decisions: [], faults: [], blank: 0, past: 0 };
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const cell = (name: string) => plainWords(cells[at.get(name) ?? -1] ?? "");
    const state = cell("状态");
    if (cell("结论") === "") found.blank += 1;
    else if ([states.superseded, states.lapsed].some((one) => state.startsWith(one))) found.past += 1;
    else {
      const read = readRow(cell, lines);
      if (typeof read === "string") found.faults.push({ line, sentence: read });
      else {
        lines.set(read.key, line);
        found.decisions.push({ ...read, line });
      }
    }
  }
  if (brokenAt !== null) found.faults.push({ line: brokenAt, sentence: "引号没有成对，从这里起没有读入" });
  return found;
}

function readRow(cell: (name: string) => string, lines: ReadonlyMap<string, number>): Decision | string {
  const [key, by, why] = [cell("编号").toLowerCase(), cell("处理人"), cell("理由")];
  const verdict = verdictOfName(cell("结论"));
  if (key === "") return "没有编号";
  if (!verdict) return `结论“${cell("结论")}”不能识别，可以是${Object.values(verdictNames).join("、")}`;
  if (by === "" || why === "") return `没有写明${by === "" ? "处理人" : "理由"}`;
  const known = lines.get(key);
  if (known !== undefined) return `编号与第${known}行相同，以第${known}行为准`;
  if (cell("日期") === "") return { key, verdict, by, why };
  const on = isoDay(cell("日期"));
  return on === null ? `日期“${cell("日期")}”不能识别，应如2026-02-01` : { key, verdict, by, why, on };
}

/** A day as spreadsheet programs write it, with or without a time. */
function isoDay(text: string): string | null {
  const [, year, month = "", day = ""] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T].*)?$/.exec(text) ?? [];
  if (year === undefined) return null;
  const iso = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null;
}

/** In one line, without the apostrophe that was put before a text so that it is not calculated. */
export const plainWords = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu, " ")
    .trim()
    .replace(/^(?:'\s*)+(?=[=+\-@＝＋－＠])/u, "");
