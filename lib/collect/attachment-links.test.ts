import { expect, it } from "vitest";
import { attachmentLinks } from "./attachment-links";
import { pageWords } from "./page-words";

const page = "https://www.example.cn/zwgk/nb/1.html";
const links = (html: string, year = 2023) =>
  attachmentLinks(pageWords(Buffer.from(html)) ?? { links: [], base: null }, page, year);
const link = (href: string, words = "") => `<a href="${href}">${words}</a>`;

it.each([
  [
    "what is called a report",
    link("./P1.docx", "2023年政府信息公开工作年度报告"),
    ["https://www.example.cn/zwgk/nb/P1.docx"],
  ],
  ["on another host too", link("//files.example.cn/1.pdf#a", "年报"), ["https://files.example.cn/1.pdf"]],
  [
    "by the name of the file",
    link("/%E5%B9%B4%E6%8A%A5.wps"),
    ["https://www.example.cn/%E5%B9%B4%E6%8A%A5.wps"],
  ],
  [
    "behind a question mark",
    link("/down?file=年报.xlsx&x=1", "附件"),
    ["https://www.example.cn/down?file=%E5%B9%B4%E6%8A%A5.xlsx&x=1"],
  ],
  ["without a name of its own", link("/1.doc", "附件1"), ["https://www.example.cn/1.doc"]],
  ["in a frame", `<iframe src="/1.pdf"></iframe>`, ["https://www.example.cn/1.pdf"]],
  ["once", link("/1.pdf", "年报") + link("/1.pdf", "下载"), ["https://www.example.cn/1.pdf"]],
])("takes %s", (_, html, expected) => expect(links(html)).toEqual(expected));

it.each([
  ["a guide", link("/1.doc", "政府信息公开指南")],
  ["another year's", link("/1.doc", "2022年政府信息公开工作年度报告")],
  ["what is called otherwise", link("/1.doc", "招聘公告")],
  ["a page", link("/1.html", "年度报告")],
  ["what is no address of the web", link("file:///a.pdf", "年报") + link("javascript:x('.pdf')", "年报")],
  ["an address with a password", link("https://u:p@www.example.cn/1.pdf", "年报")],
])("leaves %s", (_, html) => expect(links(html)).toEqual([]));

it("prefers what is called a report to what has no name, and takes five of many", () => {
  expect(links(link("/1.doc", "附件") + link("/2.doc", "2023年年报"))).toEqual([
    "https://www.example.cn/2.doc",
  ]);
  const many = Array.from({ length: 9 }, (_, at) => link(`/${at}.doc`, "年报")).join("");
  expect(links(many)).toHaveLength(5);
});
