import { describe, expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { readFile } from "../read-file";

const zeros = Object.fromEntries(
  cellsOfForm("2021").map(({ id }, at) => [
    id,
    { value: 0, raw: "０", at: { table: 3, row: at + 1, column: 4 } },
  ]),
);
const line = (changes: object = {}) => ({
  file: "白鹭镇.docx",
  status: "accepted",
  reason: null,
  agency: "云梦省青石市临江区白鹭镇人民政府",
  agency_code: null,
  year: 2023,
  form: "2021",
  scope: "own",
  published_on: "2024-01-18",
  title: null,
  cells: zeros,
  problems: [],
  ...changes,
});
const proseFigure = {
  value: 3,
  approximate: false,
  raw: "主动公开清单列有3项。",
  at: { table: 1, row: 1, column: 1 },
  section: 1,
};
const read = async (text: string) =>
  (await readFile(new TextEncoder().encode(text), "全区.jsonl")).map(({ name, outcome }) => [
    name,
    outcome.status === "refused" ? outcome.reason : outcome.status,
  ]);
const readOne = async (changes: object) => (await read(JSON.stringify(line(changes))))[0]?.[1];

describe("printed readings", () => {
  it("may be one object, lines, or an array, written with spaces or without", async () => {
    const two = [line(), line({ file: "青石乡.docx", year: 2022 })];
    const expected = [
      ["全区.jsonl#白鹭镇.docx", "accepted"],
      ["全区.jsonl#青石乡.docx", "accepted"],
    ];
    expect(await read(JSON.stringify(line(), null, 2))).toEqual([["全区.jsonl", "accepted"]]);
    expect(await read(two.map((one) => JSON.stringify(one)).join("\n"))).toEqual(expected);
    expect(await read(JSON.stringify(two))).toEqual(expected);
  });

  it("are checked again: a figure changed by hand breaks its sums", async () => {
    const cells = { ...zeros, "requests.received.person": { value: 5, raw: "5" } };
    expect(await readOne({ cells })).toBe("flagged");
  });

  it("no longer have a sum of the list of 2014 that was wrong when they were printed", async () => {
    const old = Object.fromEntries(
      cellsOfForm("2014").map(({ id }) => [id, { value: 0, raw: "0", at: { table: 1, row: 1, column: 1 } }]),
    );
    const wrong = {
      check: "indicator-sum",
      severity: "error",
      cells: ["y2014.suit.total"],
      message: "不等。",
    };
    const asked = line({
      form: "2014",
      year: 2016,
      cells: old,
      problems: [wrong],
      published_on: "2017-03-01",
    });
    const [found] = await readFile(new TextEncoder().encode(JSON.stringify(asked)), "a.json");
    const problems = found?.outcome.status === "refused" ? [] : found?.outcome.problems;
    expect(problems?.filter(({ check }) => check === "indicator-sum")).toEqual([]);
    expect(found?.outcome.status).not.toBe("refused");
  });

  it("obey the rules of documents: digits, years, and what is quoted", async () => {
    const received = "requests.received.person";
    const stated = (cell: object) => readOne({ cells: { ...zeros, [received]: cell } });
    expect(await stated({ value: 1e15, raw: "1" })).toContain("与read --json的格式不符");
    expect(await readOne({ year: 2099 })).toContain("与read --json的格式不符");
    const [found] = await readFile(
      new TextEncoder().encode(
        JSON.stringify(line({ cells: { ...zeros, [received]: { value: 12, raw: "21件" } } })),
      ),
      "a.json",
    );
    if (found?.outcome.status !== "flagged") throw new Error("it is not flagged");
    expect(found.outcome.cells.get(received)).toMatchObject({ kind: "missing", reason: "unreadable" });
    expect(found.outcome.problems.map(({ cells }) => cells)).toContainEqual([received]);
  });

  it("are refused where any key stands twice", async () => {
    const text = JSON.stringify(line());
    for (const twice of [
      text.replace('"year":2023', '"year":2023,"year":2022'),
      text.replace('{"value":0', '{"value":1,"value":0'),
    ])
      expect((await read(twice))[0]?.[1]).toContain("出现了两次");
  });

  it("keep what only the original could tell", async () => {
    const problems = [
      {
        check: "identity",
        severity: "error",
        cells: [],
        message: "标题为2023年，统计期限却写的是2022年。",
        expected: null,
        found: null,
      },
    ];
    const [found] = await readFile(new TextEncoder().encode(JSON.stringify(line({ problems }))), "a.json");
    expect(found?.outcome).toMatchObject({ status: "flagged", problems: [{ check: "identity" }] });
  });

  it("show each figure at the place that is stated for it", async () => {
    const [found] = await readFile(new TextEncoder().encode(JSON.stringify(line())), "a.json");
    if (!found || found.outcome.status === "refused") throw new Error("refused");
    const { cells, document } = found.outcome;
    for (const { at, raw } of cells.values()) {
      const block = at && document.blocks[at.table - 1];
      expect(block?.kind === "table" && block.rows[at ? at.row - 1 : 0]?.[at ? at.column - 1 : 0]?.text).toBe(
        raw,
      );
    }
  });

  it("keep the figures of the prose apart, with their sentences and places", async () => {
    const sentence = {
      value: 400,
      approximate: true,
      raw: "全年主动公开信息400余条。",
      at: { table: 2, row: 1, column: 1 },
      section: 1,
    };
    const list = { ...sentence, value: 345, approximate: false, raw: "主动公开清单列有345项。" };
    const prose = { "prose.disclosed.total": sentence, "prose.list_items": list };
    const [found] = await readFile(new TextEncoder().encode(JSON.stringify(line({ prose }))), "a.json");
    if (!found || found.outcome.status === "refused") throw new Error("refused");
    const { cells, prose: kept, document } = found.outcome;
    expect(Object.fromEntries(kept)).toEqual(prose);
    expect(cells.size).toBe(cellsOfForm("2021").length);
    expect(document.blocks[1]).toEqual({
      kind: "paragraph",
      text: "全年主动公开信息400余条。主动公开清单列有345项。",
      line: null,
    });
  });

  it("of a refused file stay refused, with their reason, and cost only themselves", async () => {
    const refused = { ...line(), status: "refused", reason: "是图片，请提供原件", cells: {} };
    expect(await read(`${JSON.stringify(refused)}\n${JSON.stringify(line())}\n`)).toEqual([
      ["全区.jsonl#白鹭镇.docx", "是图片，请提供原件"],
      ["全区.jsonl#白鹭镇.docx", "accepted"],
    ]);
  });
});

describe("JSON that is no reading is refused in words:", () => {
  it("other objects, other types, figures out of bounds, unknown cells", async () => {
    for (const changes of [
      { year: "2023" },
      { year: 1999 },
      { form: "2022" },
      { scope: "all" },
      { agency: null },
      { published_on: "2024-13-40" },
      { cells: { ...zeros, "requests.received.total": { value: "36" } } },
      { cells: { ...zeros, "requests.received.total": { value: 3, missing: "blank" } } },
      { cells: { ...zeros, "requests.received.total": { missing: "not_filed" } } },
      { cells: { ...zeros, "requests.received.total": { value: 3, at: { table: 1e9, row: 1, column: 1 } } } },
      { cells: { "requests.no_such.total": { value: 3 } } },
      { cells: { ...zeros, "prose.list_items": { value: 3 } } },
      { prose: { "prose.no_such": proseFigure } },
      { prose: { "requests.received.total": proseFigure } },
      { prose: { "prose.list_items": { ...proseFigure, value: -3 } } },
      { prose: { "prose.list_items": { ...proseFigure, at: undefined } } },
    ])
      expect(await readOne(changes)).toMatch(/不符|不在指标目录中/);
    expect(await read('{"a": 1}')).toEqual([["全区.jsonl", expect.stringContaining("不符")]]);
    expect(await read(JSON.stringify(line()).replace('{"value":0', '{"value":1e309'))).toEqual([
      ["全区.jsonl", expect.stringContaining("不符")],
    ]);
  });

  it("a cell that stands twice, of which JSON would keep the last", async () => {
    const text = JSON.stringify(line()).replace(
      '"cells":{',
      '"cells":{"requests.received.total":{"value":9},',
    );
    expect(await read(text)).toEqual([["全区.jsonl", expect.stringContaining("出现了两次")]]);
    const prose = JSON.stringify({ "prose.list_items": proseFigure });
    const twice = prose.replace("{", `{"prose.list_items":${JSON.stringify({ ...proseFigure, value: 4 })},`);
    expect(await read(JSON.stringify(line()).replace('"problems"', `"prose":${twice},"problems"`))).toEqual([
      ["全区.jsonl", expect.stringContaining("出现了两次")],
    ]);
  });

  it("text cut off anywhere", async () => {
    const text = JSON.stringify(line());
    for (let tenth = 1; tenth < 10; tenth += 1)
      expect(await read(text.slice(0, (text.length * tenth) / 10))).toEqual([
        ["全区.jsonl", expect.stringContaining("不是完整的JSON")],
      ]);
  });
});
