import type { ReportDocument } from "../document";
import { readCsv } from "./csv";
import { decode } from "./decode";
import { readDoc } from "./doc";
import { readDocx } from "./docx";
import { readMarkup, readPlain } from "./marked-text";
import { readMht } from "./mht";
import { readOds } from "./ods";
import { readOdt } from "./odt";
import { readPdf } from "./pdf";
import { ReadError } from "./read-error";
import { readRtf } from "./rtf";
import { sheetDocument } from "./sheet-document";
import { refuseTooLarge, sniff } from "./sniff";
import { openArchive } from "./unzip";
import { readWorkbook } from "./xlsx";
import { packageKind } from "./zip";

/**
 * A file's bytes as a neutral document, for files that hold one report.
 * @throws ReadError with one Chinese sentence if the content is of no kind that is read
 */
export async function readDocument(bytes: Uint8Array): Promise<ReportDocument> {
  switch (sniff(bytes)) {
    case "zip":
      return readPackage(bytes);
    case "pdf":
      return readPdf(bytes);
    case "html":
      return readMarkup(decode(bytes));
    case "mht":
      return readMht(bytes);
    case "csv":
      return readCommas(bytes);
    case "text":
      return readPlain(decode(bytes));
    case "ole":
      return readDoc(bytes);
    case "rtf":
      return readRtf(bytes);
    case "json":
      throw new ReadError("是JSON文件，不是一份报告；请提供报告原件");
  }
}

async function readPackage(bytes: Uint8Array): Promise<ReportDocument> {
  switch (packageKind(await openArchive(bytes))) {
    case "docx":
      return readDocx(bytes);
    case "odt":
      return readOdt(bytes);
    case "ods":
      return sheetDocument(await readOds(bytes), "ods").document;
    case "xlsx":
      return sheetDocument(await readWorkbook(bytes), "xlsx").document;
    case "plain":
      throw new ReadError("是压缩文件，但不是Word文档（.docx），请解压后导入其中的报告");
  }
}

function readCommas(bytes: Uint8Array): ReportDocument {
  const text = decode(bytes);
  const sheet = readCsv(text);
  if (sheet) return sheetDocument([sheet], "csv").document;
  refuseTooLarge(bytes, "text");
  return readPlain(text);
}
