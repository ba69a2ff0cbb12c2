import type { ExportedList, ListColumn } from "../list-files";

/** A line of the list of what is to be looked at, in words. */
export type CheckLine = {
  agency: string;
  parent: string;
  agencyKey: string;
  year: number;
  scope: string;
  check: string;
  checkId: string;
  severity: string;
  verdict: string;
  decidedBy: string;
  decidedOn: string;
  reason: string;
  findings: number;
  cells: number;
  message: string;
  /** The address of the report below the site's root; empty where there is none. */
  address: string;
};

export type ExportedChecks = ExportedList<CheckLine>;

/** The columns of the files. */
export const checkColumns: readonly ListColumn<CheckLine>[] = [
  { zh: "机关", width: 18, of: ({ agency }) => agency },
  { zh: "上级", width: 12, of: ({ parent }) => parent },
  { zh: "年度", width: 8, of: ({ year }) => year, isYear: true },
  { zh: "口径", width: 10, of: ({ scope }) => scope },
  { zh: "程度", width: 8, of: ({ severity }) => severity },
  { zh: "核对", width: 16, of: ({ check }) => check },
  { zh: "说明", width: 70, of: ({ message }) => message },
  { zh: "发现（处）", width: 10, of: ({ findings }) => findings },
  { zh: "涉及的数（个）", width: 10, of: ({ cells }) => cells },
  { zh: "处理", width: 10, of: ({ verdict }) => verdict },
  { zh: "处理人", width: 12, of: ({ decidedBy }) => decidedBy },
  { zh: "处理日期", width: 12, of: ({ decidedOn }) => decidedOn },
  { zh: "处理理由", width: 30, of: ({ reason }) => reason },
  { zh: "报告地址", width: 30, of: ({ address }) => address },
  { zh: "机关代码", width: 14, of: ({ agencyKey }) => agencyKey },
  { zh: "核对代码", width: 16, of: ({ checkId }) => checkId },
];
