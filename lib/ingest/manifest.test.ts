import { expect, it } from "vitest";
import { parseManifest } from "./manifest";

it("takes what is declared of each file, in either language, blanks left out", () => {
  const english = parseManifest(
    "file,agency,year,published_on,source_url\r\na.docx,110106100,2023,2024-01-26,https://example.cn/a\r\n.\\b\\c.txt,,2022,,\r\n",
  );
  expect(english).toEqual({
    lines: [
      {
        line: 2,
        file: "a.docx",
        declared: {
          agency: "110106100",
          year: 2023,
          publishedOn: "2024-01-26",
          sourceUrl: "https://example.cn/a",
        },
      },
      { line: 3, file: "b/c.txt", declared: { year: 2022 } },
    ],
    problems: [],
  });
  expect(parseManifest("\ufeff文件,年度\n甲镇.doc,2021年度\n")?.lines).toEqual([
    { line: 2, file: "甲镇.doc", declared: { year: 2021 } },
  ]);
});

it.each([
  ["file,year\na,23\n", "第2行的年度“23”应为四位年份，如2023，没有采用；请改正后再导入"],
  [
    "file,published_on\na,2024-02-30\n",
    "第2行的公布日期“2024-02-30”应为日期，如2024-01-26，没有采用；请改正后再导入",
  ],
  ["file,source_url\na,ftp://x\n", "第2行的来源网址“ftp://x”应以http开头，没有采用；请改正后再导入"],
  ["file,year\n,2023\n", "第2行没有写文件名，没有采用；请补上"],
  ["file,year\na,2023\na,2022\n", "第3行的文件“a”重复，没有采用；请只留一行"],
])("names a line at fault and leaves it out: %j", (text, problem) => {
  expect(parseManifest(text)?.problems).toEqual([problem]);
});

it.each(["机关,年度,数据项,数值\n甲镇,2023,x,1\n", "file\na\n", "file,colour\na,red\n", "随便一段文字"])(
  "is no manifest without its columns: %j",
  (text) => {
    expect(parseManifest(text)).toBeNull();
  },
);
