import type { ExportedList, ListKind } from "./list-files";

/** One thing that an import did, in words. */
export type ReviewLine = {
  /** What became of the report or file: 新增, 更正, 拒收. */
  state: string;
  report: string;
  file: string;
  /** What kind of change it is: 数, 新出现错误. */
  change: string;
  /** The indicator, the check. */
  item: string;
  before: string;
  after: string;
  message: string;
  address: string;
};

export type ExportedReview = ExportedList<ReviewLine>;

/** The review of an import as files. */
export const reviewLists: ListKind<ReviewLine> = {
  name: "导入核对",
  columns: [
    { zh: "状态", width: 12, of: ({ state }) => state },
    { zh: "报告", width: 26, of: ({ report }) => report },
    { zh: "文件", width: 30, of: ({ file }) => file },
    { zh: "变化", width: 14, of: ({ change }) => change },
    { zh: "项目", width: 40, of: ({ item }) => item },
    { zh: "改前", width: 18, of: ({ before }) => before },
    { zh: "改后", width: 18, of: ({ after }) => after },
    { zh: "说明", width: 60, of: ({ message }) => message },
    { zh: "地址", width: 40, of: ({ address }) => address },
  ],
  about: [
    ["状态", "每份报告一行，写明它在这次导入中怎样；其下每格改变的数、每处核对发现的变化各一行"],
    ["未变", "已经在库、没有改变的报告只计份数，不逐份列出；导入以外的版本没有拒收和未变"],
    ["文字", "改变的文字只计段数，逐段对照见网页"],
  ],
};
