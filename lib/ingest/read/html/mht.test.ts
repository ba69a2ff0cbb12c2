import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { ReadError } from "../../open/read-error";
import { readMht } from "./mht";

const page = (text: string, charset = "utf-8") =>
  `<html><head><meta charset="${charset}"></head><body><h1>政府信息公开工作年度报告</h1><p>${text}</p></body></html>`;

/** Quoted-printable in lines of at most 76, as browsers write it. */
function quoted(bytes: Buffer): string {
  const letters = [...bytes].map((byte) =>
    byte < 33 || byte > 126 || byte === 61
      ? `=${byte.toString(16).toUpperCase().padStart(2, "0")}`
      : String.fromCharCode(byte),
  );
  const lines: string[] = [""];
  for (const letter of letters) {
    const last = lines.at(-1) ?? "";
    if (last.length + letter.length > 75) lines.push(letter);
    else lines[lines.length - 1] = last + letter;
  }
  return lines.join("=\r\n");
}
const base64 = (bytes: Buffer) => bytes.toString("base64").replace(/.{76}/g, "$&\r\n");

const part = (head: readonly string[], body: string) => `------b\r\n${head.join("\r\n")}\r\n\r\n${body}\r\n`;
const related = (...parts: readonly string[]) =>
  Buffer.from(
    `From: <Saved by Blink>\r\nSnapshot-Content-Location: http://www.example.gov.cn/a.html\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----b"\r\n\r\n${parts.join("")}------b--\r\n`,
    "latin1",
  );
const textsOf = (bytes: Buffer) =>
  readMht(bytes).blocks.flatMap((block) => (block.kind === "paragraph" ? [block.text] : []));

describe("a page saved as one file", () => {
  it.each([
    [
      "in UTF-8 by a browser, which names no encoding",
      "text/html",
      Buffer.from(page("规章"), "utf8"),
      "quoted",
    ],
    [
      "in GBK by a browser, which names no encoding",
      "text/html",
      iconv.encode(page("规章", "gbk"), "gbk"),
      "quoted",
    ],
    [
      "in GBK that claims to be UTF-8",
      'text/html; charset="utf-8"',
      iconv.encode(page("规章", "gbk"), "gbk"),
      "quoted",
    ],
    ["in GBK, in base64", 'text/html; charset="gb2312"', iconv.encode(page("规章", "gbk"), "gbk"), "base64"],
    [
      "in UTF-16 by Word",
      'text/html; charset="unicode"',
      iconv.encode(page("规章"), "utf16le", { addBOM: true }),
      "base64",
    ],
    ["as it is", 'text/html; charset="gb2312"', iconv.encode(page("规章", "gbk"), "gbk"), "8bit"],
  ])("%s, is read", (_, type, bytes, way) => {
    const encoding = way === "quoted" ? "quoted-printable" : way;
    const body =
      way === "quoted" ? quoted(bytes) : way === "base64" ? base64(bytes) : bytes.toString("latin1");
    const file = related(part([`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`], body));
    expect(textsOf(file)).toEqual(["政府信息公开工作年度报告", "规章"]);
  });

  it("is its first page: those in frames are others", () => {
    const head = ["Content-Type: text/html", "Content-Transfer-Encoding: base64"];
    const frame = base64(Buffer.from(page("另一页"), "utf8"));
    const picture = part(["Content-Type: image/png", "Content-Transfer-Encoding: base64"], "iVBORw0KGgo=");
    const file = related(picture, part(head, base64(Buffer.from(page("规章"), "utf8"))), part(head, frame));
    expect(textsOf(file)).toEqual(["政府信息公开工作年度报告", "规章"]);
  });

  it("has the address it was saved from", () => {
    const file = related(part(["Content-Type: text/html"], Buffer.from(page("规章")).toString("latin1")));
    expect(readMht(file).metadata).toContainEqual({
      name: "address",
      value: "http://www.example.gov.cn/a.html",
    });
  });

  it("of no page, or of one too deep among its parts, is refused", () => {
    const nested = Array.from({ length: 5 }).reduce<string>(
      (inner, _, level) =>
        `Content-Type: multipart/mixed; boundary="b${level}"\r\n\r\n--b${level}\r\n${inner}\r\n--b${level}--`,
      `Content-Type: text/html\r\n\r\n<p>规章</p>`,
    );
    for (const file of [related(), Buffer.from(`MIME-Version: 1.0\r\n${nested}`, "latin1")])
      expect(() => readMht(file)).toThrow(ReadError);
  });

  it("that is larger than a page may be is refused, however small its pictures", () => {
    const body = `<p>${"a".repeat(11 * 1024 * 1024)}</p>`;
    expect(() => readMht(related(part(["Content-Type: text/html"], body)))).toThrow("超过10MB的上限");
  });
});
