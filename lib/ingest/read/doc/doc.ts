import type { ReportDocument } from "../../document";
import { ReadError } from "../../open/read-error";
import type { RefusalReason } from "../../reading";
import { openCompoundFile } from "./compound-file";
import { docBlocks, docPieces, hiddenRuns, setApartRuns } from "./doc-blocks";
import { characterRuns, DocBytes, damagedDoc, paragraphRuns } from "./doc-properties";

/** Places in the file information block (MS-DOC 2.5). */
const fib = {
  magic: 0x00,
  version: 0x02,
  flags: 0x0a,
  bodyLength: 0x4c,
  characters: 0xfa,
  paragraphs: 0x102,
  pieces: 0x1a2,
};
const flag = { encrypted: 0x0100, secondTable: 0x0200 };
const word97 = 0x00c1;

const otherKinds: readonly [string, RefusalReason][] = [
  ["Workbook", "是旧版Excel文件（.xls），本版本不能读取，请另存为.xlsx"],
  ["Book", "是旧版Excel文件（.xls），本版本不能读取，请另存为.xlsx"],
  ["PowerPoint Document", "是演示文稿（.ppt），不是年度报告，请提供Word或网页原件"],
  ["EncryptedPackage", "已加密，请解除密码后再导入"],
];

/**
 * Reads a binary Word document (.doc, and .wps of the same build): paragraphs and tables of the body with merged
 * cells resolved; deleted and hidden text, notes and text boxes are left out, raised and white text is parted by
 * `^`.
 * @throws ReadError if it is of another kind, older than Word 97, encrypted or damaged
 */
export function readDoc(bytes: Uint8Array): ReportDocument {
  const file = openCompoundFile(bytes);
  const stream = file.stream("WordDocument");
  if (!stream) {
    const known = otherKinds.find(([name]) => file.names.has(name));
    throw new ReadError(known?.[1] ?? "不是Word文件，本版本不能读取，请另存为.docx");
  }
  const main = new DocBytes(stream);
  if (main.u16(fib.magic) !== 0xa5ec || main.u16(fib.version) < word97)
    throw new ReadError("是Word 97以前的文件，本版本不能读取，请另存为.docx");
  const flags = main.u16(fib.flags);
  if (flags & flag.encrypted) throw new ReadError("已加密，请解除密码后再导入");
  const tableStream = file.stream(flags & flag.secondTable ? "1Table" : "0Table");
  if (!tableStream) throw new ReadError(damagedDoc);
  const table = new DocBytes(tableStream);
  const place = (at: number) => ({ table, at: main.u32(at), size: main.u32(at + 4) });
  const dataStream = file.stream("Data");
  const inOrder = (a: { from: number }, b: { from: number }) => a.from - b.from;
  const characters = characterRuns(main, place(fib.characters)).sort(inOrder);
  return {
    format: "doc",
    metadata: [],
    blocks: docBlocks({
      pieces: docPieces(main, place(fib.pieces), main.u32(fib.bodyLength)),
      paragraphs: paragraphRuns(main, place(fib.paragraphs)).sort(inOrder),
      hidden: hiddenRuns(characters),
      setApart: setApartRuns(characters),
      data: dataStream && new DocBytes(dataStream),
    }),
  };
}
