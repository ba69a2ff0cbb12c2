import { namedFile } from "../file-name";
import { stableZip } from "../stable-zip";
import type { Correction } from "./correction";

type CorrectionFormat = {
  zh: string;
  /** Its media type. */
  type: string;
  write(correction: Correction): Promise<Uint8Array>;
};

const officeType = "application/vnd.openxmlformats-officedocument";

/** The files that 整改单 leave in, by their names in an address, which end their file names too. */
export const correctionFormats = {
  docx: {
    zh: "Word（每单位一页）",
    type: `${officeType}.wordprocessingml.document`,
    write: async (correction) => (await import("./correction-document")).correctionDocument(correction),
  },
  xlsx: {
    zh: "Excel（每单位一表）",
    type: `${officeType}.spreadsheetml.sheet`,
    write: async (correction) => (await import("./correction-workbook")).correctionWorkbook(correction),
  },
  zip: {
    zh: "ZIP（每单位一个Word文件）",
    type: "application/zip",
    write: documentForEach,
  },
} satisfies Record<string, CorrectionFormat>;

export type CorrectionFormatName = keyof typeof correctionFormats;

export const isCorrectionFormat = (name: string): name is CorrectionFormatName =>
  Object.hasOwn(correctionFormats, name);

/** `整改单_单位_年度_版本.docx` */
export const correctionName = (
  { name, span, version, demo }: Correction,
  format: CorrectionFormatName,
): string => namedFile(["整改单", name, span, ...(demo ? ["演示数据"] : []), version], format);

/** A document for each unit in an archive, numbered in their order, so that no two have one name. */
async function documentForEach(correction: Correction): Promise<Uint8Array> {
  const { correctionDocument } = await import("./correction-document");
  const digits = String(correction.sheets.length).length;
  const files: Record<string, Uint8Array> = {};
  for (const [index, sheet] of correction.sheets.entries()) {
    const number = String(index + 1).padStart(digits, "0");
    const name = namedFile([number, sheet.unit, correction.span, "整改单"], "docx");
    files[name] = await correctionDocument({ ...correction, name: sheet.unit, sheets: [sheet] });
  }
  // What is deflated already gets no smaller.
  return stableZip(files, correction.madeOn, 0);
}
