import { expect, it } from "vitest";
import { encodeText } from "@/lib/specimen/text";
import { sniff } from "./sniff";

const mail = (type: string) =>
  `Received: from a\r\nSubject: b\r\nMIME-Version: 1.0\r\nContent-Type: ${type}\r\n\r\n`;

it.each([
  ["a message", mail("multipart/mixed; boundary=a"), ".eml"],
  ["a sheet as XML", '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>', "Excel 2003"],
  ["a document in flat ODF", '<?xml version="1.0"?>\n<office:document xmlns:office="a">', "ODF"],
  ["a document of Founder", "Founder CEB 3.0", ".ceb"],
  ["a picture for the web", "RIFF....WEBP", "图片"],
])("%s is refused by name", (_, text, word) => {
  expect(() => sniff(encodeText(text, "utf-8"))).toThrow(word);
});

it.each([
  ["a browser", mail("multipart/related; boundary=a")],
  ["Word", "MIME-Version: 1.0\r\n"],
])("a page saved as one file by %s is told from a message", (_, text) => {
  expect(sniff(encodeText(text, "utf-8"))).toBe("mht");
});

it("a text that opens with a word and a colon is a text", () => {
  expect(sniff(encodeText("Date: 2022-01-05\n政府信息公开工作年度报告", "utf-8"))).toBe("text");
});
