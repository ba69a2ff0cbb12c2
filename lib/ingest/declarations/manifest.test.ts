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
    statements: [],
    problems: [],
  });
  expect(parseManifest("\ufeff文件,年度\n甲镇.doc,2021年度\n")?.lines).toEqual([
    { line: 2, file: "甲镇.doc", declared: { year: 2021 } },
  ]);
});

it("takes lines without a file that say whose reports are all here", () => {
  const { lines, statements, problems } =
    parseManifest("文件,机关,年度,完整\n甲.doc,,2023,\n,110106,2023,街镇\n,丰台区财政局,2022年度,全部\n") ??
    {};
  expect(problems).toEqual([]);
  expect(lines).toHaveLength(1);
  expect(statements).toEqual([
    { line: 3, statement: { region: "110106", kind: "towns", years: [2023], complete: true } },
    { line: 4, statement: { region: "丰台区财政局", kind: "all", years: [2022], complete: true } },
  ]);
});

it.each([
  ["file,year\na,23\n", "第2行的年度“23”应为四位年份，如2023，没有采用；请改正后再导入"],
  [
    "file,published_on\na,2024-02-30\n",
    "第2行的公布日期“2024-02-30”应为日期，如2024-01-26，没有采用；请改正后再导入",
  ],
  ["file,source_url\na,ftp://x\n", "第2行的来源网址“ftp://x”应以http开头，没有采用；请改正后再导入"],
  [
    "file,agency,year,complete\n,110106,,街镇\n",
    "第2行写了完整，没有写明机关和年度，没有采用；请改正后再导入",
  ],
  [
    "file,agency,year,complete\n,110106,2023,镇\n",
    "第2行的完整“镇”应为全部、街镇、乡镇、街道、部门、政府之一，没有采用；请改正后再导入",
  ],
  [
    "file,agency,year,complete\na,110106,2023,街镇\n",
    "第2行写了文件，“完整”没有采用；请另起一行，写明机关和年度，不写文件",
  ],
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
