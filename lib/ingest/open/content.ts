import type { ReportDocument } from "../document";
import { readDoc } from "../read/doc/doc";
import { readDocx } from "../read/docx/docx";
import { readMht } from "../read/html/mht";
import { readOds } from "../read/odf/ods";
import { readOdt } from "../read/odf/odt";
import { readPdf } from "../read/pdf/pdf";
import { readRtf } from "../read/rtf/rtf";
import { readCsv } from "../read/sheet/csv";
import type { Sheet, SheetFormat } from "../read/sheet/sheet";
import { readMarkup, readPlain } from "../read/text/marked-text";
import { readWorkbook } from "../read/xlsx/xlsx";
import { decode } from "./decode";
import { refuseTooLarge, sniff } from "./sniff";
import { type ArchiveEntry, openArchive } from "./unzip";
import { packageKind } from "./zip";

/** What a file holds: one document, sheets, figures that are stated as data, or other files. */
export type Content =
  | { kind: "document"; document: ReportDocument }
  | { kind: "sheets"; sheets: readonly Sheet[]; format: SheetFormat }
  | { kind: "stated"; json: string }
  | { kind: "archive"; entries: readonly ArchiveEntry[] };

/**
 * A file's bytes, told by their content and read by the reader of their format.
 * @throws ReadError with one Chinese sentence if they are of no kind that is read, damaged, or too large
 */
export async function contentOf(bytes: Uint8Array): Promise<Content> {
  switch (sniff(bytes)) {
    case "zip":
      return contentOfPackage(bytes);
    case "pdf":
      return document(await readPdf(bytes));
    case "html":
      return document(readMarkup(decode(bytes)));
    case "mht":
      return document(readMht(bytes));
    case "csv":
      return contentOfCommas(bytes);
    case "text":
      return document(readPlain(decode(bytes)));
    case "ole":
      return document(readDoc(bytes));
    case "rtf":
      return document(readRtf(bytes));
    case "json":
      return { kind: "stated", json: decode(bytes) };
  }
}

const document = (read: ReportDocument): Content => ({ kind: "document", document: read });

async function contentOfPackage(bytes: Uint8Array): Promise<Content> {
  const entries = await openArchive(bytes);
  switch (packageKind(entries)) {
    case "docx":
      return document(await readDocx(bytes));
    case "odt":
      return document(await readOdt(bytes));
    case "ods":
      return { kind: "sheets", sheets: await readOds(bytes), format: "ods" };
    case "xlsx":
      return { kind: "sheets", sheets: await readWorkbook(bytes), format: "xlsx" };
    case "plain":
      return { kind: "archive", entries };
  }
}

/** Commas alone make no sheet. */
function contentOfCommas(bytes: Uint8Array): Content {
  const text = decode(bytes);
  const sheet = readCsv(text);
  if (sheet) return { kind: "sheets", sheets: [sheet], format: "csv" };
  refuseTooLarge(bytes, "text");
  return document(readPlain(text));
}
