import type { PrintedPlace } from "@/lib/catalogue/printed-place";
import { chineseNumber } from "../briefing/briefing";

/** A thing that a unit is to correct or to explain, in words. */
export type CorrectionItem = {
  year: number;
  /** Which of the reports of the year, where it is not the unit's own. */
  report: string;
  /** Where in the report each figure stands, with what is printed there; none where the report itself is meant. */
  printed: readonly (PrintedPlace & { raw: string })[];
  /** What the check makes of it, where it reckons. */
  expected: string;
  /** What the check found, in a sentence. */
  problem: string;
  /** The check or state that it is about. */
  subject: string;
  /** Whether a person has confirmed it, or the program alone found it. */
  standing: string;
};

/** What one unit is sent. */
export type CorrectionSheet = { unit: string; items: readonly CorrectionItem[] };

/** 整改单 of one or of many units, each with a page and a sheet of its own. */
export type Correction = {
  /** Whose they are: a group, or the unit. */
  name: string;
  /** 2025年, or 历年. */
  span: string;
  /** Until when to answer, an ISO day; null: it is filled in by hand. */
  due: string | null;
  version: string;
  /** ISO day of the version. */
  madeOn: string;
  demo: boolean;
  sheets: readonly CorrectionSheet[];
};

export const correctionTitle = "政府信息公开工作年度报告整改单";

/** The day until which to answer, or room to write it. */
export const dueText = ({ due }: Pick<Correction, "due">): string => {
  const [year, month, day] = (due ?? "").split("-").map(Number);
  return due === null ? "　　　　年　　月　　日" : `${year}年${month}月${day}日`;
};

/** What a unit is asked to do. */
export function requestSentence(correction: Correction, { items }: CorrectionSheet): string {
  return `核对${correction.span}政府信息公开工作年度报告，你单位有下列${countText(items.length)}需要核对。请于${dueText(correction)}前对照原件逐项核对，填写整改情况后报回；确需更正的，请一并报送更正后的报告；核对无误的，请说明理由。`;
}

const countText = (count: number) => (count <= 10 ? `${chineseNumber(count)}处` : `${count}处`);

/** The figures of an item in lines: what several have in common, the table, row or column, is said once above them. */
export function printedLines(printed: CorrectionItem["printed"]): string[] {
  const tables = [...new Set(printed.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const figures = printed.filter((figure) => figure.table === table);
    const [row, column] = [commonOf(figures, "row"), commonOf(figures, "column")];
    const head = [table, labelText("行", row), labelText("列", column)].filter((text) => text !== "");
    const lines = figures.map((figure) =>
      [row === null ? labelText("行", figure.row) : "", column === null ? labelText("列", figure.column) : ""]
        .filter((text) => text !== "")
        .join("，"),
    );
    if (figures.length === 1) return [`${head.join("，")}：${quoted(figures[0]?.raw ?? "")}`];
    return [head.join("，"), ...figures.map(({ raw }, at) => `${lines[at]}：${quoted(raw)}`)];
  });
}

function commonOf(figures: CorrectionItem["printed"], label: "row" | "column"): string | null {
  const [first, ...others] = new Set(figures.map((figure) => figure[label]));
  return others.length === 0 ? (first ?? "") : null;
}

const labelText = (name: string, label: string | null) => (label ? `${name}“${label}”` : "");

const quoted = (raw: string) => (raw.trim() === "" ? "空白" : `“${raw.trim()}”`);

/** What a reader needs to judge the list by. */
export function groundSentence({ version }: Pick<Correction, "version">): string {
  return `标“待核对”的由程序按表内和上下年的关系核出，尚未经人确认，以原件为准。依据年报通数据版本${version}。`;
}

export const demoSentence = "演示数据，不是真实报告的数";
