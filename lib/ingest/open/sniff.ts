import type { RefusalReason } from "../reading";
import { ReadError } from "./read-error";

export type ContentType = "text" | "html" | "mht" | "zip" | "pdf" | "json" | "csv" | "ole" | "rtf";

const megabyte = 1024 * 1024;
const caps: Record<ContentType, number> = {
  text: 5 * megabyte,
  html: 10 * megabyte,
  mht: 32 * megabyte,
  zip: 32 * megabyte,
  ole: 32 * megabyte,
  rtf: 32 * megabyte,
  pdf: 32 * megabyte,
  csv: 10 * megabyte,
  json: 16 * megabyte,
};

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));

const picture = "是图片，没有可读的文字，请提供Word或网页原件";

const unreadable: readonly { magic: readonly number[]; message: RefusalReason }[] = [
  { magic: [0x89, 0x50, 0x4e, 0x47], message: picture },
  { magic: [0xff, 0xd8, 0xff], message: picture },
  { magic: [0x47, 0x49, 0x46, 0x38], message: picture },
  { magic: [0x42, 0x4d], message: picture },
  { magic: [0x49, 0x49, 0x2a, 0x00], message: picture },
  { magic: [0x4d, 0x4d, 0x00, 0x2a], message: picture },
  { magic: ascii("RIFF"), message: picture },
  { magic: ascii("Founder CEB"), message: "是方正版式文件（.ceb），本版本不能读取，请提供Word原件或网页" },
  { magic: [0x52, 0x61, 0x72, 0x21], message: "是RAR压缩包，请解压后再导入" },
  { magic: [0x37, 0x7a, 0xbc, 0xaf], message: "是7z压缩包，请解压后再导入" },
  { magic: [0x1f, 0x8b], message: "是gz压缩包，请解压后再导入" },
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
  if (startsWith(bytes.subarray(4), ascii("ftyp")))
    throw new ReadError("是照片或视频，没有可读的文字，请提供Word或网页原件");
  const type = typeOf(bytes);
  refuseTooLarge(bytes, type);
  return type;
}

/** @throws ReadError if there are more bytes than are read of this type */
export function refuseTooLarge(bytes: Uint8Array, type: ContentType): void {
  const reason = tooLarge(bytes.length, caps[type]);
  if (reason) throw new ReadError(reason);
}

const largest = Math.max(...Object.values(caps));

/** Why a file of this size is not even opened, whatever it is; null where it is read. */
export function tooLarge(size: number, most = largest): RefusalReason | null {
  if (size <= most) return null;
  return `有${Math.ceil(size / megabyte)}MB，超过${most / megabyte}MB的上限，未读取；请只提供年度报告本身`;
}

function typeOf(bytes: Uint8Array): ContentType {
  if (startsWith(bytes, [0x50, 0x4b])) return "zip";
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return "ole";
  if (startsWith(bytes, [0x7b, 0x5c, 0x72, 0x74, 0x66])) return "rtf";
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 8192)).toString("latin1");
  if (looksLikePdf(head)) return "pdf";
  if (looksLikeJson(head)) return "json";
  const officeXml = officeXmlIn(head);
  if (officeXml) throw new ReadError(officeXml);
  if (isMessage(head)) return messageType(head);
  if (looksLikeHtml(head)) return "html";
  return looksLikeCsv(bytes) ? "csv" : "text";
}

/** Some programs leave a few bytes in front. */
function looksLikePdf(head: string): boolean {
  const at = head.slice(0, 1010).search(/%PDF-\d/);
  return at >= 0 && at <= 1000 && !head.slice(0, at).includes("<");
}

const officeXmls: readonly { sign: RegExp; message: RefusalReason }[] = [
  { sign: /progid="Word\.Document"/, message: "是Word 2003的XML文件，本版本不能读取，请另存为.docx" },
  { sign: /progid="Excel\.Sheet"/, message: "是Excel 2003的XML文件，本版本不能读取，请另存为.xlsx" },
  { sign: /<office:document\s/, message: "是ODF文档，本版本不能读取，请另存为.docx或.xlsx" },
];

/** Why an office document that is one XML file is not read; null for anything else. */
function officeXmlIn(head: string): RefusalReason | null {
  const start = head.slice(0, 1024);
  if (!/^\W{0,3}<\?xml/.test(start)) return null;
  return officeXmls.find(({ sign }) => sign.test(start))?.message ?? null;
}

const isMessage = (head: string) =>
  /^(?:ï»¿)?\s*(?:From|To|Subject|Date|Received|Return-Path|Message-ID|MIME-Version|Snapshot-Content-Location|X-[\w-]+|Content-[\w-]+)\s*:/i.test(
    head,
  ) && /^(?:MIME-Version|Content-Type)\s*:/im.test(head);

/** A page saved as one file is a message whose parts belong to each other. */
function messageType(head: string): "mht" {
  const [, type = ""] = /^content-type\s*:\s*([\w/+-]+)/im.exec(head) ?? [];
  if (!/^(?:multipart\/(?:mixed|alternative|signed|report)|text\/plain)$/i.test(type)) return "mht";
  throw new ReadError("是电子邮件（.eml），本版本不能读取，请把附件中的报告存为文件后再导入");
}

const looksLikeJson = (head: string) =>
  /^(?:ï»¿|ÿþ|þÿ)?\s*(?:\{\s*"|\[\s*\{)/.test(head.slice(0, 256).replaceAll("\0", ""));

/** Many commas; whether the text is a sheet is decided when it is decoded. */
function looksLikeCsv(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 65_536);
  let at = -1;
  for (let commas = 0; commas < 3; commas += 1) {
    at = head.indexOf(0x2c, at + 1);
    if (at === -1) return false;
  }
  return true;
}

/**
 * Markup is told in the first 8 kB with zero bytes left out, so UTF-16 is recognised as well. A line end alone is no
 * markup between bars: tables in markdown have no other way to break a line.
 */
function looksLikeHtml(head: string): boolean {
  if (!head.includes("<")) return false;
  const text = head.replaceAll("\0", "");
  return (
    /<(?:!doctype html|html|head|body|meta|table|div|p|span|td|tr)[\s>/]/i.test(text) ||
    (/<br[\s>/]/i.test(text) && !/^[ \t]*\|.*\|\s*$/m.test(text))
  );
}
