import type { ExportedTotals } from "./exported-totals";

type TotalsFormat = {
  /** Its media type. */
  type: string;
  write(totals: ExportedTotals): Promise<Uint8Array>;
};

const officeType = "application/vnd.openxmlformats-officedocument";

/** The files that 合计 leaves in, by their names in an address, which end their file names too. */
export const totalsFormats = {
  docx: {
    type: `${officeType}.wordprocessingml.document`,
    write: async (totals) => (await import("./totals-document")).totalsDocument(totals),
  },
  xlsx: {
    type: `${officeType}.spreadsheetml.sheet`,
    write: async (totals) => (await import("./totals-workbook")).totalsWorkbook(totals),
  },
} satisfies Record<string, TotalsFormat>;

export const isTotalsFormat = (name: string): name is keyof typeof totalsFormats =>
  Object.hasOwn(totalsFormats, name);
