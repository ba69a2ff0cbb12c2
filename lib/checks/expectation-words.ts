import { type CellMissingReason, missingReasons } from "@/lib/catalogue/cell";
import { findCell } from "@/lib/catalogue/cells";
import type { CheckId, FilingCheckId } from "@/lib/catalogue/checks";
import type { YearTerm } from "@/lib/catalogue/year-identities";
import { everyDigit } from "@/lib/chart/number-text";

/** A figure of a report as printed, or why there is none; null where nothing is stored. */
export type PrintedAt = (
  cell: string,
  of: YearTerm["of"],
) => { value: number | null; missing: CellMissingReason | null; raw: string } | null;

export type JudgedFinding = {
  check: CheckId | FilingCheckId;
  /** Of a copied report, all that were compared. */
  cells: readonly string[];
  year: number;
  /** Whose report it was stored as. */
  agency: string;
};

/** What should be, of checks that reckon nothing: how it is instead is in the sentence of the finding. */
const shouldBe = {
  nonnegative: "应大于或等于0",
  integer: "应为整数",
  "rules-competence": "应为0，该机关无权制定规章",
  incomplete: "各格都应有数",
  "copied-forward": "三张表一般不会与上年完全相同",
  identity: "各处所写的机关、年度和公布日期应当相符",
  "fee-statement": "第六部分应写明收取信息处理费的情况",
  "empty-section": "第五部分应写明问题和改进情况",
  form: "第二、第三部分应使用同一年的格式",
  unit: "金额应以万元为单位并写明",
  layout: "行、列和各格的写法应与表式相同",
  "unknown-agency": "名称在行政区划和机关名录中应有唯一的对应",
  "same-text":
    "相同的文字达到较短一份的30%（与本机关以前的报告，70%），或者与另一机关的达到300字的，予以说明",
  duplicate: "同一机关同一年应只有一份报告",
} as const satisfies Partial<Record<CheckId, string>>;

const isStated = (check: string): check is keyof typeof shouldBe => Object.hasOwn(shouldBe, check);

/** 应为整数; null of a check that reckons, and where parts are missing that not every report has. */
export function expectationOf({ check, cells }: Pick<JudgedFinding, "check" | "cells">): string | null {
  if (!isStated(check) || (check === "incomplete" && cells.length === 0)) return null;
  return shouldBe[check];
}

/** What should be and what is printed: 新收申请应为整数；所印“1.5”，1＜1.5＜2. Null where what is printed is not otherwise. */
export function expectationWords(finding: JudgedFinding, printedAt: PrintedAt): string | null {
  const should = expectationOf(finding);
  if (should === null) return null;
  const { check, cells, year, agency } = finding;
  const [cell] = cells;
  const printed = cell === undefined ? null : printedAt(cell, "after");
  const name = findCell(cell ?? "")?.zh ?? "";
  const value = printed?.value ?? null;
  const own = (fact: string) => `${name}${should}；所印“${printed?.raw.trim()}”，${fact}`;
  switch (check) {
    case "nonnegative":
      return value !== null && value < 0 ? own(`${everyDigit(value)}＜0`) : null;
    case "integer": {
      if (value === null || Number.isInteger(value)) return null;
      return own(
        `${everyDigit(Math.floor(value))}＜${everyDigit(value)}＜${everyDigit(Math.floor(value) + 1)}`,
      );
    }
    case "rules-competence":
      return value !== null && value > 0 ? own(`${everyDigit(value)}＞0`) : null;
    case "incomplete":
      return missingWords(should, cells, printedAt);
    case "copied-forward":
      return copiedWords(should, cells, year, printedAt);
    case "identity":
      return `${should}；本报告按${agency}${year}年收录`;
    case "same-text":
      return should;
    case "duplicate":
      return cells.length > 0 ? `${should}；两份有${cells.length}个数不同` : `${should}；两份的文字不同`;
    default:
      return cells.length > 0 ? `${should}${printedWords(cells, printedAt)}` : should;
  }
}

/** So many figures are named. */
const mostNamed = 3;

function missingWords(should: string, cells: readonly string[], printedAt: PrintedAt): string | null {
  const reasons = new Map<string, number>();
  for (const cell of cells) {
    const printed = printedAt(cell, "after");
    if (!printed) return null;
    if (printed.missing === null) continue;
    const { zh } = missingReasons[printed.missing];
    reasons.set(zh, (reasons.get(zh) ?? 0) + 1);
  }
  const missing = [...reasons.values()].reduce((sum, n) => sum + n, 0);
  if (missing === 0) return null;
  const why = [...reasons].map(([zh, n]) => `${zh}${n}格`).join("、");
  return `${should}；应有${cells.length}个数，采用${cells.length - missing}个，${why}`;
}

/** Nothing where a figure is not the same: then the reports are no longer those that were compared. */
function copiedWords(
  should: string,
  cells: readonly string[],
  year: number,
  printedAt: PrintedAt,
): string | null {
  const both = cells.flatMap((cell) => {
    const [before, after] = [printedAt(cell, "before")?.value, printedAt(cell, "after")?.value];
    return typeof before === "number" && typeof after === "number" ? [{ cell, before, after }] : [];
  });
  const told = both.filter(({ after }) => after !== 0);
  if (told.length === 0 || both.some(({ before, after }) => before !== after)) return null;
  const some = told.slice(0, mostNamed).map(({ cell, after }) => `${findCell(cell)?.zh}${everyDigit(after)}`);
  const rest = told.length > mostNamed ? "等" : "";
  return `${should}；${year - 1}年与${year}年的${both.length}个数逐格相同，其中${told.length}个不为0：${some.join("、")}${rest}`;
}

/** ；所印：行政事业性收费本年收费金额“12元”. Nothing of what is not stored. */
function printedWords(cells: readonly string[], printedAt: PrintedAt): string {
  const told = cells.flatMap((cell) => {
    const [printed, known] = [printedAt(cell, "after"), findCell(cell)];
    if (!printed || !known) return [];
    const raw = printed.raw.trim();
    return printed.missing === null
      ? [`${known.zh}“${raw}”`]
      : [`${known.zh}${missingReasons[printed.missing].zh}`];
  });
  if (told.length === 0) return "";
  const rest = told.length > mostNamed ? `等${told.length}格` : "";
  return `；所印：${told.slice(0, mostNamed).join("、")}${rest}`;
}
