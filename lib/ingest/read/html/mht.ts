import type { ReportDocument } from "../../document";
import { decode } from "../../open/decode";
import { ReadError } from "../../open/read-error";
import { refuseTooLarge } from "../../open/sniff";
import { readHtml } from "./html";

/** Parts within parts; a page saved by a browser or by Word has two levels. */
const deepest = 4;

/**
 * The web page in a page saved as one file (.mht), without its pictures and other parts. Libraries for mail give its text
 * in the encoding that a part names, and join all pages; browsers name none, and save each frame as a page.
 * @throws ReadError if there is none
 */
export function readMht(bytes: Uint8Array): ReportDocument {
  const message = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
  const page = pageIn(message, deepest);
  if (!page) throw new ReadError("是单个文件网页（.mht），其中没有网页正文，请另存为.docx或普通网页");
  refuseTooLarge(page, "html");
  const document = readHtml(decode(page));
  const address = /^Snapshot-Content-Location:\s*(\S+)/im.exec(message.slice(0, 2000))?.[1];
  return address === undefined
    ? document
    : { ...document, metadata: [...document.metadata, { name: "address", value: address }] };
}

/** The first page among the parts of a message, its bytes as they were. */
function pageIn(message: string, depth: number): Uint8Array | null {
  const end = /\r?\n\r?\n/.exec(message);
  if (!end || depth === 0) return null;
  const head = message.slice(0, end.index).replace(/\r?\n[ \t]+/g, " ");
  const body = message.slice(end.index + end[0].length);
  const boundary = /boundary\s*=\s*"?([^"\r\n;]+)"?/i.exec(head)?.[1];
  if (boundary !== undefined && /^content-type:\s*multipart\//im.test(head)) {
    for (const part of body.split(`--${boundary}`).slice(1)) {
      const page = pageIn(part.replace(/^\r?\n/, ""), depth - 1);
      if (page) return page;
    }
    return null;
  }
  if (!/^content-type:\s*text\/html/im.test(head)) return null;
  const encoding = /^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase();
  if (encoding === "base64") return Buffer.from(body, "base64");
  return Buffer.from(encoding === "quoted-printable" ? unquoted(body) : body, "latin1");
}

/** Quoted-printable: =E5=8C=97, and lines that go on behind a = at their end. */
const unquoted = (text: string) =>
  text
    .replace(/=[ \t]*\r?\n/g, "")
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
