import { describe, expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { cellName, packXlsx, sheetText } from "@/lib/specimen/sheet";
import { readFile } from "../read-file";
import type { ReadOutcome } from "../reading";
import { tidyTemplate } from "./tidy-columns";

const agency = "澄湾市临溪区喆溪镇人民政府";
const zeros = (form: "2021" | "2019" = "2021") => new Map(cellsOfForm(form).map(({ id }) => [id, "0"]));
const head = "机关,年度,范围,表式,公布日期,来源网址,数据项,数值";
const lines = (values: ReadonlyMap<string, string>, key = `${agency},2023,本机关,2021,2024-01-15,`) =>
  [...values].map(([id, value]) => `${key},${id},${value}`);
const read = (rows: readonly string[], header = head) =>
  readFile(new TextEncoder().encode(`${[header, ...rows].join("\r\n")}\r\n`), "各镇.csv");
const messages = (outcome: ReadOutcome | undefined) =>
  outcome?.status === "refused" || !outcome ? [] : outcome.problems.map(({ message }) => message);

describe("a tidy sheet", () => {
  it("gives one report for each agency, year and scope, in any order of lines", async () => {
    const own = lines(zeros());
    const whole = lines(zeros(), `${agency},2023,全域汇总,2021,,`);
    const next = lines(zeros("2019"), `${agency},2020,,2019年格式,2021年1月5日,https://a.example/1`);
    const mixed = own.flatMap((line, at) => [line, whole[at], next[at]].filter((one) => one !== undefined));
    const found = await read(mixed);
    expect(found.map(({ name }) => name)).toEqual([
      `各镇.csv#${agency} 2023`,
      `各镇.csv#${agency} 2023 全域汇总`,
      `各镇.csv#${agency} 2020`,
    ]);
    expect(found.map(({ outcome }) => outcome)).toMatchObject([
      { status: "accepted", scope: "own", publishedOn: "2024-01-15", form: "2021" },
      { status: "accepted", scope: "territory", publishedOn: null },
      { status: "accepted", form: "2019", publishedOn: "2021-01-05", sourceUrl: "https://a.example/1" },
    ]);
  });

  it("keeps figures of the prose apart from those of the tables", async () => {
    const values = zeros()
      .set("prose.list_items", "345")
      .set("prose.processing_fee", "0.0123万元")
      .set("prose.meetings", "")
      .set("prose.training_sessions", "2.5");
    const [found] = await read(lines(values));
    if (!found || found.outcome.status === "refused") throw new Error("refused");
    const { cells, prose } = found.outcome;
    expect(cells.size).toBe(zeros().size);
    expect([...prose].map(([id, { value, raw, approximate }]) => [id, value, raw, approximate])).toEqual([
      ["prose.list_items", 345, "345", false],
      ["prose.processing_fee", 123, "0.0123万元", false],
    ]);
  });

  it("may have English heads, columns of its own and any order of columns", async () => {
    const rows = [...zeros()].map(([id]) => `说明,${id},0,2023,${agency}`);
    const [found] = await read(rows, "note,cell,value,year,agency");
    expect(found?.outcome).toMatchObject({ status: "accepted", year: 2023, form: "2021" });
  });

  it("keeps blank, slash, dash and text apart, and takes a stated reason", async () => {
    const values = zeros()
      .set("requests.received.person", "")
      .set("requests.received.business", "/")
      .set("requests.received.research", "—")
      .set("requests.received.legal", "无法统计");
    const rows = lines(values).map((line) => `${line},${line.includes("received.other") ? "无法辨认" : ""}`);
    const stated = rows.map((line) => line.replace("requests.received.other,0", "requests.received.other,"));
    const [found] = await read(stated, `${head},缺失`);
    if (found?.outcome.status !== "flagged") throw new Error("not flagged");
    const { cells } = found.outcome;
    const reason = (column: string) => cells.get(`requests.received.${column}`);
    expect(["person", "business", "research", "legal", "other"].map(reason)).toMatchObject(
      ["blank", "slash", "dash", "text", "unreadable"].map((why) => ({ kind: "missing", reason: why })),
    );
    expect(messages(found.outcome)).toContainEqual(
      expect.stringMatching(/^第\d+行“新收申请（法律服务机构）”的数值“无法统计”不是数/),
    );
  });

  it("names the line of an unknown cell, of a cell that stands twice with two values, and of a short line", async () => {
    const rows = lines(zeros());
    const [found] = await read([
      ...rows,
      `${agency},2023,,,,,requests.no_such.total,5`,
      `${agency},2023,,,,,requests.received.total,7`,
      `${agency},2023,,,,,requests.granted.total,0`,
      `${agency},2023,,,,,requests.partial`,
    ]);
    expect(messages(found?.outcome)).toEqual(
      expect.arrayContaining([
        "第202行的数据项“requests.no_such.total”不在指标目录中，未采用。",
        "第203行“新收申请”与前面的一行重复而不同，都未采用。",
        "第205行的列数少于表头，未采用。",
      ]),
    );
    if (!found || found.outcome.status === "refused") throw new Error("refused");
    expect(found.outcome.cells.get("requests.received.total")).toMatchObject({ reason: "unreadable" });
    expect(found.outcome.cells.get("requests.granted.total")).toMatchObject({ value: 0 });
  });

  it("takes what is not listed for unreadable, never for zero", async () => {
    const [found] = await read([`${agency},2023,,2021,,,requests.received.total,5`]);
    if (!found || found.outcome.status === "refused") throw new Error("refused");
    expect(found.outcome.cells.get("requests.closed.total")).toMatchObject({ reason: "unreadable" });
    expect(found.outcome.status).toBe("flagged");
  });

  it("refuses only the report whose agency, year, scope or form says nothing", async () => {
    const good = lines(zeros());
    const of = (key: string) => `${key},requests.received.total,5`;
    const found = await read([
      ...good,
      of(",2023,,2021,,"),
      of("某镇,二三年,,2021,,"),
      of("某镇,2007,,2021,,"),
      of("某镇,2023,全国,2021,,"),
      of("甲镇,2023,,2022,,"),
      of("乙镇,2023,,,,"),
    ]);
    expect(
      found.map(({ outcome }) => (outcome.status === "refused" ? outcome.reason : outcome.status)),
    ).toEqual([
      "accepted",
      expect.stringContaining("没有写机关"),
      expect.stringContaining("二三年"),
      expect.stringContaining("2007"),
      expect.stringContaining("本机关或全域汇总"),
      expect.stringContaining("应为2021、2019、2014之一"),
      expect.stringContaining("没有写明表式"),
    ]);
  });

  it("is refused whole where a quote has no partner or there are no lines", async () => {
    for (const rows of [[...lines(zeros()), `"${agency},2023`], []])
      expect(await read(rows)).toMatchObject([{ name: "各镇.csv", outcome: { status: "refused" } }]);
  });

  it("can be a sheet of a workbook", async () => {
    const table = [head.split(","), ...lines(zeros()).map((line) => line.split(","))];
    const xml = sheetText(
      table
        .map(
          (row, at) =>
            `<row r="${at + 1}">${row
              .map((text, column) => {
                const place = cellName(at, column);
                if (text === "") return "";
                return /^\d+$/.test(text)
                  ? `<c r="${place}"><v>${text}</v></c>`
                  : `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
              })
              .join("")}</row>`,
        )
        .join(""),
    );
    const [found] = await readFile(packXlsx([{ name: "数据", xml }]), "各镇.xlsx");
    expect(found).toMatchObject({ name: `各镇.xlsx#${agency} 2023`, outcome: { status: "accepted" } });
  });
});

describe("the template", () => {
  it("reads back when agency, year and values are filled in, and is refused in words when they are not", async () => {
    const template = tidyTemplate();
    expect((await readFile(new TextEncoder().encode(template), "模板.csv"))[0]?.outcome).toMatchObject({
      status: "refused",
      reason: expect.stringContaining("没有写机关"),
    });
    const filled = template.replace(/^,,/gm, `${agency},2023,`).replace(/,,\r\n/g, ",0,\r\n");
    const [found] = await readFile(new TextEncoder().encode(filled), "模板.csv");
    expect(found?.outcome).toMatchObject({ status: "accepted", agency, year: 2023 });
  });
});
