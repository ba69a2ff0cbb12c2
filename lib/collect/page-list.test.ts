import { expect, it } from "vitest";
import { parsePageList } from "./page-list";

it.each(["agency,year,url", "机关,年度,网址", "序号,网址,机关,年度"])("reads the columns %s", (head) => {
  const cells = new Map<string, string>([
    ...([
      ["agency", "110106100"],
      ["year", "2023"],
      ["url", "https://a.cn/1#x"],
    ] as const),
    ...([
      ["机关", "110106100"],
      ["年度", "2023年度"],
      ["网址", "https://a.cn/1#x"],
      ["序号", "1"],
    ] as const),
  ]);
  const row = head
    .split(",")
    .map((column) => cells.get(column))
    .join(",");
  expect(parsePageList(`${head}\r\n${row}\r\n`)).toEqual({
    pages: [{ line: 2, agency: "110106100", year: 2023, url: "https://a.cn/1" }],
    problems: [],
  });
});

it.each([
  [",2023,https://a.cn", "没有写机关"],
  ["甲,23,https://a.cn", "的年度应为四位年份，如2023"],
  ["甲,2007,https://a.cn", "的年度应为四位年份，如2023"],
  ["甲,2023,a.cn", "的网址应以http://或https://开头，不带用户名和密码"],
  ["甲,2023,file:///etc/passwd", "的网址应以http://或https://开头，不带用户名和密码"],
  ["甲,2023,http://u:p@a.cn/", "的网址应以http://或https://开头，不带用户名和密码"],
])("names a line at fault: %s", (line, fault) => {
  expect(parsePageList(`机关,年度,网址\n${line}\n`)).toEqual({
    pages: [],
    problems: [`第2行${fault}，没有采用。`],
  });
});

it("takes a line once, and no list without its columns", () => {
  const twice = parsePageList("机关,年度,网址\n甲,2023,https://a.cn/\n甲,2023,https://a.cn/#b\n");
  expect(twice?.problems).toEqual(["第3行与前面的一行相同，没有采用。"]);
  expect(parsePageList("机关,网址\n甲,https://a.cn\n")).toBeNull();
  expect(parsePageList("")).toBeNull();
});
