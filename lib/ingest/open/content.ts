import type { ReportDocument } from "../document";
import { readDoc } from "../read/doc/doc";
import { mainPart, readDocx } from "../read/docx/docx";
import { readMarkup, readPlain } from "../read/html/html";
import { readMht } from "../read/html/mht";
import { readOds } from "../read/odf/ods";
import { readOdt } from "../read/odf/odt";
import { readPdf } from "../read/pdf/pdf";
import { readRtf } from "../read/rtf/rtf";
import { readCsv } from "../read/sheet/csv";
import type { Sheet, SheetFormat } from "../read/sheet/sheet";
import { readWorkbook } from "../read/xlsx/xlsx";
import type { RefusalReason } from "../reading";
import { type ArchiveEntry, openArchive } from "./archive";
import { decode } from "./decode";
import { ReadError } from "./read-error";
import { refuseTooLarge, sniff } from "./sniff";

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

const openDocument = /^application\/vnd\.oasis\.opendocument\.(text|spreadsheet)(?:-template)?\s*$/;

/** What an archive holds besides Word and Excel documents that is one document in many parts, by a part's name. */
const otherPackages: readonly { part: RegExp; message: RefusalReason }[] = [
  { part: /^ppt\/presentation\.xml$/, message: "是演示文稿（.pptx），不是年度报告，请提供Word或网页原件" },
  { part: /^xl\/workbook\.bin$/, message: "是二进制Excel文件（.xlsb），本版本不能读取，请另存为.xlsx" },
  { part: /^OFD\.xml$/i, message: "是OFD版式文件，本版本不能读取，请提供Word原件或网页" },
  {
    part: /^Index(?:\.zip$|\/Document\.iwa$)/,
    message: "是苹果电脑的文档（.pages或.numbers），本版本不能读取，请导出为.docx或.xlsx",
  },
  { part: /^META-INF\/container\.xml$/, message: "是电子书（.epub），本版本不能读取，请提供Word原件或网页" },
  { part: /^META-INF\/manifest\.xml$/, message: "是ODF文档，本版本不能读取，请另存为.docx或.xlsx" },
];

/**
 * Whether an archive is a document of Word, Excel or their OpenDocument kin, or a plain one of files; told by its parts,
 * never by a name.
 * @throws ReadError for documents of other kinds
 */
function packageKind(entries: readonly ArchiveEntry[]): "docx" | "xlsx" | "odt" | "ods" | "plain" {
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("[Content_Types].xml")) {
    if ([...names].some((name) => mainPart.test(name))) return "docx";
    if (names.has("xl/workbook.xml")) return "xlsx";
  }
  if (names.has("content.xml")) {
    const [, kind] =
      openDocument.exec(
        entries
          .find(({ name }) => name === "mimetype")
          ?.read()
          .toString() ?? "",
      ) ?? [];
    if (kind) return kind === "text" ? "odt" : "ods";
  }
  for (const { part, message } of otherPackages)
    for (const name of names) if (part.test(name)) throw new ReadError(message);
  return "plain";
}

/** Commas alone make no sheet. */
function contentOfCommas(bytes: Uint8Array): Content {
  const text = decode(bytes);
  const sheet = readCsv(text);
  if (sheet) return { kind: "sheets", sheets: [sheet], format: "csv" };
  refuseTooLarge(bytes, "text");
  return document(readPlain(text));
}
