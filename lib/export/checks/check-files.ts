import { type ListKind, listCsv, listFileName, listWorkbook } from "../list-files";
import { type CheckLine, checkColumns, type ExportedChecks } from "./check-list";

const checkLists: ListKind<CheckLine> = {
  name: "核查",
  columns: checkColumns,
  about: [
    ["归并", "同一报告、同一核对、同一行的发现归为一项"],
    ["未报送", "只列已声明收齐而规定日期已过的；没有声明的算未收录，不列入"],
  ],
};

/** `核查_临溪区_2025年_版本.xlsx` */
export const checkFileName = (list: ExportedChecks, extension: string): string =>
  listFileName(checkLists, list, extension);

/** The list for Excel and WPS as CSV. */
export const checkCsv = (list: ExportedChecks): Uint8Array => listCsv(checkLists, list);

/** The list as an Excel workbook: 核查, and 说明 with what was asked and of which version. */
export const checkWorkbook = (list: ExportedChecks): Promise<Uint8Array> => listWorkbook(checkLists, list);
