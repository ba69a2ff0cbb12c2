import { isLeftover, shownName } from "../file-name";
import { mainPart } from "../read/docx/docx";
import type { RefusalReason } from "../reading";
import { ReadError } from "./read-error";
import type { ArchiveEntry } from "./unzip";

export type PackageKind = "docx" | "xlsx" | "odt" | "ods" | "plain";

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
export function packageKind(entries: readonly ArchiveEntry[]): PackageKind {
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

/** A file of an archive, or why it was not taken out. */
export type ArchivePart = { name: string } & ({ bytes: Uint8Array } | { refusal: RefusalReason });

/**
 * The files of a plain archive in its order, named `a.zip/folder/inner.docx`; one that cannot be taken out costs
 * only itself.
 * @throws ReadError if there is none
 */
export function archiveParts(entries: readonly ArchiveEntry[], archive: string): ArchivePart[] {
  const parts: ArchivePart[] = [];
  for (const entry of entries) {
    if (entry.name.endsWith("/") || entry.name.split("/").some(isLeftover)) continue;
    const name = `${archive}/${shownName(entry.name)}`;
    try {
      parts.push({ name, bytes: entry.read() });
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      parts.push({ name, refusal: error.reason });
    }
  }
  if (parts.length === 0) throw new ReadError("是空的压缩包，其中没有文件；请重新打包");
  return parts;
}
