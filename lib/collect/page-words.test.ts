import { expect, it } from "vitest";
import { renderHtml } from "@/lib/specimen/html";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText } from "@/lib/specimen/text";
import { pageWords, reportWords } from "./page-words";

const lines = (html: string) => pageWords(Buffer.from(html))?.lines;

it("gives the words of a page as lines, rows of tables whole, without what is no text of it", () => {
  const html = `<title>年报</title><style>p{}</style><script>var a = "<p>no</p>"</script><noscript>no</noscript>
    <p>一、<b>总体</b>情况</p>甲<br>乙<table><tr><th>项</th><td><p>数</p></td></tr><tr><td>新收</td><td>36</td></tr></table>`;
  expect(lines(html)).toEqual(["年报", "一、总体情况", "甲", "乙", "项 | 数", "新收 | 36"]);
});

it("leaves out what is other at every look", () => {
  const html = (visits: number, day: string) =>
    `<p>浏览次数：${visits}次</p><p>来源：办公室 点击量: ${visits}</p><p>今天是${day} 星期二</p>`;
  expect(lines(html(1, "2026年2月3日"))).toEqual(lines(html(99, "2026年11月30日")));
  expect(lines("<p>收到申请36件</p>")).not.toEqual(lines("<p>收到申请37件</p>"));
});

it("reads a page in GBK as one in UTF-8", () => {
  const site = { name: "临溪区", column: "年报", source: "办公室", charset: "gb2312" } as const;
  const html = renderHtml(plainSpecimen("2021"), "page", site);
  expect(pageWords(encodeText(html, "gb18030"))?.lines).toEqual(lines(html));
  expect(lines(html)?.length).toBeGreaterThan(40);
});

it("finds links, frames and where they start from", () => {
  const html = `<base href="/zwgk/"><a href="a.pdf" title="年报">下载 <b>这里</b></a><iframe src="b.pdf"></iframe>`;
  expect(pageWords(Buffer.from(html))).toMatchObject({
    base: "/zwgk/",
    links: [
      { href: "a.pdf", words: "年报 下载 这里" },
      { href: "b.pdf", words: "" },
    ],
  });
});

it("gives up at once on a page that is nested deeper than pages are", () => {
  const started = performance.now();
  expect(lines(`${"<div>".repeat(200_000)}一`)).toBeUndefined();
  expect(lines(`${"<p>甲</p>".repeat(100_000)}`)).toHaveLength(100_000);
  expect(performance.now() - started).toBeLessThan(5000);
});

it("tells the words of a report without the foot of the page and counts of visits, and keeps all else", () => {
  const sections = (visits: number, foot: string) => [
    "一、总体情况",
    `收到申请36件。\n联系我们的渠道畅通。\n浏览次数：${visits}`,
    "六、其他",
    `无其他需要报告的事项。\n${foot}`,
  ];
  const words = reportWords(sections(1, "上一篇：公告第1号\n版权所有 某镇"));
  expect(reportWords(sections(2, "【打印】【关闭】\n网站标识码：110"))).toBe(words);
  expect(words).toContain("联系我们的渠道畅通");
  expect(reportWords(sections(1, "本年没有收取信息处理费。"))).not.toBe(words);
  expect(reportWords([...sections(1, ""), "七、附件", "版权"])).not.toBe(words);
});
