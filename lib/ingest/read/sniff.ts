import { ReadError } from "./read-error";

export type ContentType = "text" | "html" | "zip";

const megabyte = 1024 * 1024;
const caps: Record<ContentType, number> = { text: 5 * megabyte, html: 10 * megabyte, zip: 32 * megabyte };

const unreadable: readonly { magic: readonly number[]; message: string }[] = [
  { magic: [0x25, 0x50, 0x44, 0x46], message: "是PDF文件，本版本尚不能读取，请改用Word（.docx）或网页" },
  { magic: [0xd0, 0xcf, 0x11, 0xe0], message: "是旧版Word文件（.doc），本版本尚不能读取，请另存为.docx" },
  { magic: [0x7b, 0x5c, 0x72, 0x74, 0x66], message: "是RTF文件，本版本不能读取，请另存为.docx" },
  { magic: [0x89, 0x50, 0x4e, 0x47], message: "是图片，没有可读的文字，请提供Word或网页原件" },
  { magic: [0xff, 0xd8, 0xff], message: "是图片，没有可读的文字，请提供Word或网页原件" },
  { magic: [0x47, 0x49, 0x46, 0x38], message: "是图片，没有可读的文字，请提供Word或网页原件" },
  { magic: [0x42, 0x4d], message: "是图片，没有可读的文字，请提供Word或网页原件" },
  { magic: [0x49, 0x49, 0x2a, 0x00], message: "是图片，没有可读的文字，请提供Word或网页原件" },
  { magic: [0x52, 0x61, 0x72, 0x21], message: "是RAR压缩包，请解压后再导入" },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], message: "是7z压缩包，请解压后再导入" },
];

const startsWith = (bytes: Uint8Array, magic: readonly number[]) =>
  magic.every((byte, index) => bytes[index] === byte);

/**
 * The type of a file by its content, never by its name.
 * @throws ReadError for what is empty, too large, or of a kind that is not read
 */
export function sniff(bytes: Uint8Array): ContentType {
  if (bytes.length === 0) throw new ReadError("是空文件，请重新下载或索取原件");
  const known = unreadable.find(({ magic }) => startsWith(bytes, magic));
  if (known) throw new ReadError(known.message);
  const type = startsWith(bytes, [0x50, 0x4b]) ? "zip" : looksLikeHtml(bytes) ? "html" : "text";
  if (bytes.length > caps[type])
    throw new ReadError(
      `有${Math.ceil(bytes.length / megabyte)}MB，超过${caps[type] / megabyte}MB的上限，未读取`,
    );
  return type;
}

/** Markup is told in the first 8 kB with zero bytes left out, so UTF-16 is recognised as well. */
function looksLikeHtml(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 8192)).toString("latin1").replaceAll("\0", "").toLowerCase();
  return /<(?:!doctype html|html|head|body|meta|table|div|p|span|br|td|tr)[\s>/]/.test(head);
}
