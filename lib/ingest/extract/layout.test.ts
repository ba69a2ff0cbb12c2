import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import { type DrawnTable, drawTables, type GridSlot, slotsOf } from "@/lib/specimen/drawn-table";
import { renderHtml } from "@/lib/specimen/html";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText, renderText } from "@/lib/specimen/text";
import { readReport } from "../read-file";

/** Layouts that real reports have and that the renderers do not make; each is made here by a small change. */
const [cells = new Map()] = fc.sample(
  balancedFigures("2021").filter((figures) => {
    const received = figures.get("requests.received.total");
    return received?.kind === "number" && received.value > 10;
  }),
  { numRuns: 1, seed: 5 },
);
const specimen = plainSpecimen("2021", { cells });
const perCell = renderText(specimen, "line-per-cell");
const perRow = renderText(specimen, "line-per-row");
const html = renderHtml(specimen, "page", {
  name: "政府网站",
  column: "年报",
  source: "办公室",
  charset: "utf-8",
});

async function read(text: string) {
  const outcome = await readReport(encodeText(text, "utf-8"), "报告");
  if (outcome.status === "refused") return { refused: outcome.reason, wrong: [], missing: 0, checks: [] };
  const differing = [...cells].filter(([id, cell]) => {
    const found = outcome.cells.get(id);
    return found?.kind === "number" && (cell.kind !== "number" || cell.value !== found.value);
  });
  const missing = [...cells.keys()].filter((id) => outcome.cells.get(id)?.kind !== "number").length;
  const checks = [...new Set(outcome.problems.map(({ check }) => check))];
  return { refused: null, wrong: differing.map(([id]) => id), missing, checks };
}
const blankCell = { kind: "missing", reason: "blank" } as const;
const whole = { refused: null, wrong: [], missing: 0 };

it("rows whose cells are set apart by spaces", async () => {
  const spaced = perRow.split("\n").map((line) =>
    line.includes("|")
      ? line
          .split("|")
          .map((cell) => cell.trim())
          .filter((cell) => cell !== "")
          .join("  ")
      : line,
  );
  expect(await read(spaced.join("\n"))).toMatchObject(whole);
});

it("line ends that were doubled on the way", async () => {
  expect(await read(renderText(specimen, "tabbed").replaceAll("\n", "\r\r\n"))).toMatchObject(whole);
});

it("misprinted and cut labels, told by their place", async () => {
  const text = perCell
    .replace("5.属于三类内部事务信息", "5.属于三类内容事务信息")
    .replace("2.没有现成信息需要另行制作", "2.没有现成信息另行制作")
    .replace("1.信访举报投诉类申请", "信访举报投诉类申")
    .replace("行政许可", "政许可");
  expect(await read(text)).toMatchObject(whole);
});

it.each(["markdown", "line-per-row"] as const)(
  "tables in which no row has all its figures: %s",
  async (style) => {
    const isOrganisation = (id: string) =>
      /^requests\..*\.(?:business|research|welfare|legal|other)$/.test(id);
    const sparse = new Map(
      [...cells].map(([id, cell]) => [id, isOrganisation(id) ? blankCell : cell] as const),
    );
    const text = renderText(plainSpecimen("2021", { cells: sparse }), style);
    const outcome = await readReport(encodeText(text, "utf-8"), "报告");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    for (const [id, cell] of sparse)
      expect(outcome.cells.get(id), id).toMatchObject(
        cell.kind === "number" ? { kind: "number", value: cell.value } : { kind: "missing", reason: "blank" },
      );
  },
);

it("a subtotal of the organisations behind them", async () => {
  const last = perRow.replace(/^(.*商业企业.*其他 \|)/m, "$1 小计 |").split("\n");
  const rows = last.map((line) => {
    const boxes = line.split(" | ");
    const figures = boxes.slice(-7).map((box) => Number.parseInt(box, 10));
    if (figures.length < 7 || figures.some(Number.isNaN) || boxes.length > 9) return line;
    const sum = figures.slice(1, 6).reduce((all, one) => all + one, 0);
    return [...boxes.slice(0, -1), sum, boxes.at(-1)].join(" | ");
  });
  expect(rows.join("\n")).not.toBe(last.join("\n"));
  expect(await read(rows.join("\n"))).toMatchObject({ ...whole, checks: [] });
});

it("heads of organisations cut over two rows", async () => {
  const names = ["商业企业", "科研机构"];
  const cut = (joint: string) =>
    perRow.replace(/^.*商业企业.*$/m, (line) => {
      const above = names.reduce((text, name) => text.replace(name, name.slice(0, 2)), line);
      return [above, names.map((name) => name.slice(2)).join(joint)].join("\n");
    });
  expect(cut(" | ")).toContain("企业 | 机构");
  expect(await read(`${cut(" | ")}`)).toMatchObject({ ...whole, checks: [] });
});

it("columns of a web page that stand in another order than the form's", async () => {
  const [business = "", research = ""] = ["商业企业", "科研机构"];
  const swapped = html.replace(business, "@").replace(research, business).replace("@", research);
  const { wrong, checks } = await read(swapped);
  const touched = new Set(wrong.map((id) => id.split(".").at(-1)));
  expect([...touched].filter((column) => column !== "business" && column !== "research")).toEqual([]);
  expect(checks).not.toContain("applicant-sum");
});

it("page numbers between rows do not shift a figure", async () => {
  const lines = perRow.split("\n").flatMap((line, index) => (index % 11 === 10 ? [line, "- 3 -"] : [line]));
  expect(await read(lines.join("\n"))).toMatchObject(whole);
  const bare = perCell.split("\n").flatMap((line, index) => (index === 150 ? [line, "", "3", ""] : [line]));
  expect(await read(bare.join("\n"))).toMatchObject({ wrong: [], missing: 7 });
});

it("a lone figure glued to its label is not said to be several", async () => {
  const glued = renderText(plainSpecimen("2021"), "glued");
  const outcome = await readReport(encodeText(glued, "utf-8"), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  const said = outcome.problems.filter(({ check }) => check === "layout").map(({ message }) => message);
  expect(said).toContain("主动公开表“规章”一行的数连成“000”，按一格一位拆开，请核对原件。");
  expect(said).toContain("主动公开表“行政许可”一行的数“0”与项目名称连在一起，请核对原件。");
  expect(said.filter((message) => /连成“\d”/.test(message))).toEqual([]);
});

it("a missing row is missing, and flagged", async () => {
  const without = perRow.split("\n").filter((line) => !(line.includes("重复申请") && line.includes("|")));
  expect(await read(without.join("\n"))).toMatchObject({ wrong: [], missing: 7, checks: ["incomplete"] });
});

it("two reports in one file are refused by name", async () => {
  expect((await read(`${perRow}\n${perRow.replaceAll("2023", "2022")}`)).refused).toContain("两张申请情况表");
});

it("a year that cannot be is refused by name", async () => {
  expect((await read(perRow.replaceAll("2023", "2099"))).refused).toContain("2099");
});

it("page numbers, addresses and running lines between the cells", async () => {
  const lines = perCell.split("\n\n");
  const furniture = ["- 3 -", "— 4 —", "第 5 页 共 8 页", "3 / 8", "https://a.example/b.html 2/5"];
  const printed = lines.flatMap((line, at) =>
    at > 9 && at % 23 === 0 ? [line, furniture[at % 5] ?? ""] : [line],
  );
  expect(await read(printed.join("\n"))).toMatchObject(whole);
});

it("a table copied from a browser, cells parted by lines that hold only a tab", async () => {
  expect(await read(perCell.replaceAll(/\n\n(?=[\d（一-龥])/g, "\n\n\t\n"))).toMatchObject(whole);
});

/** The report with tables in a style of their own. */
function withTables(draw: (table: DrawnTable) => string, figures = cells): string {
  const [disclosure = "", requests = "", disputes = ""] = drawTables(
    plainSpecimen("2021", { cells: figures }),
  ).map(draw);
  const head = perRow.slice(0, perRow.indexOf("第二十条"));
  const tail = perRow.slice(perRow.indexOf("五、"));
  return `${head}${disclosure}\n\n三、收到和处理政府信息公开申请情况\n\n${requests}\n\n四、行政复议、行政诉讼情况\n\n${disputes}\n\n${tail}`;
}
const markdown =
  (text: (slot: GridSlot) => string) =>
  (table: DrawnTable): string =>
    slotsOf(table)
      .map((row) => `| ${row.map(text).join(" | ")} |`)
      .join("\n");

it("markdown whose spans are written into every column, in bold type", async () => {
  const bold = markdown(({ box }) => (box.role === "cell" ? box.text : `**${box.text}**`));
  expect(await read(withTables(bold))).toMatchObject(whole);
});

it("markdown with breaks in its cells, escapes, and words for nothing", async () => {
  const escaped = (text: string) => text.replace(/^(\d)\./, "$1\\.").replace(/^(.{4})(.{4,})/, "$1<br>$2");
  const marked = markdown(({ kind, box }) => (kind === "box" ? escaped(box.text) : "NaN"));
  expect(await read(withTables(marked))).toMatchObject(whole);
});

it("one figure written into each column that it spans, all other rows of section 二 blank", async () => {
  const only = "disclosure.coercion.decisions";
  const sparse = new Map(
    [...cells].map(([id, cell]) => [id, id.startsWith("disclosure.") && id !== only ? blankCell : cell]),
  ).set(only, { kind: "number", value: 1041 });
  const text = withTables(
    markdown(({ box }) => box.text),
    sparse,
  );
  const outcome = await readReport(encodeText(text, "utf-8"), "报告");
  expect(outcome).toMatchObject({ form: "2021" });
  expect("cells" in outcome && outcome.cells.get(only)).toMatchObject({ value: 1041 });
});

it("a last row with one figure is not filled up from the heading behind it, all on one line", async () => {
  const isLast = (id: string) => id.startsWith("requests.carried_out.") && !id.endsWith(".person");
  const sparse = new Map([...cells].map(([id, cell]) => [id, isLast(id) ? blankCell : cell] as const));
  const line = renderText(plainSpecimen("2021", { cells: sparse }), "line-per-cell")
    .split("\n")
    .filter((part) => part.trim() !== "")
    .join(" | ");
  const outcome = await readReport(encodeText(line, "utf-8"), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  for (const [id] of sparse)
    if (id.startsWith("requests.carried_out.")) expect(outcome.cells.get(id)?.kind, id).toBe("missing");
});

it("rows without a bar behind them whose last cells are blank", async () => {
  const isFirst = (id: string) => /^requests\..*\.person$/.test(id) || !id.startsWith("requests.");
  const received = ["requests.received.business", "requests.received.research"];
  const sparse = new Map(
    [...cells].map(([id, cell]) => [id, isFirst(id) || received.includes(id) ? cell : blankCell] as const),
  );
  const open = withTables(
    ({ rows }) => rows.map((row) => row.map(({ text }) => text.trim()).join(" | ")).join("\n"),
    sparse,
  );
  const outcome = await readReport(encodeText(open, "utf-8"), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  for (const [id, cell] of sparse)
    expect(outcome.cells.get(id), id).toMatchObject(
      cell.kind === "number" ? { kind: "number", value: cell.value } : { kind: "missing" },
    );
});

it("rows of their own cells parted by commas, a column of them blank", async () => {
  const isBlank = (id: string) => /^requests\..*\.(?:research|welfare)$/.test(id);
  const sparse = new Map([...cells].map(([id, cell]) => [id, isBlank(id) ? blankCell : cell] as const));
  const commas = withTables(
    ({ rows }) => rows.map((row) => row.map(({ text }) => text.trim()).join(",")).join("\n"),
    sparse,
  );
  const outcome = await readReport(encodeText(commas, "utf-8"), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  for (const [id, cell] of sparse)
    expect(outcome.cells.get(id), id).toMatchObject(
      cell.kind === "number" ? { kind: "number", value: cell.value } : { kind: "missing", reason: "blank" },
    );
});

it("rows ruled off from each other, as boxes are drawn in text", async () => {
  const isBlank = (id: string) => id.startsWith("requests.carried_in.") && !/legal|total$/.test(id);
  const sparse = new Map([...cells].map(([id, cell]) => [id, isBlank(id) ? blankCell : cell] as const));
  const rule = `├${"─".repeat(30)}┼${"─".repeat(30)}┤`;
  const drawn = withTables(
    ({ rows }) =>
      rows.map((row) => `│${row.map(({ text }) => text.padEnd(8)).join("│")}│`).join(`\n${rule}\n`),
    sparse,
  );
  const outcome = await readReport(encodeText(drawn, "utf-8"), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  for (const [id, cell] of sparse)
    expect(outcome.cells.get(id), id).toMatchObject(
      cell.kind === "number" ? { kind: "number", value: cell.value } : { kind: "missing", reason: "blank" },
    );
});

it("rows with a bar on either side of each cell, blank ones left out", async () => {
  const doubled = ({ rows }: DrawnTable) =>
    rows
      .map((row) => row.filter(({ text }) => text.trim() !== "").map(({ text }) => `|${text}|`))
      .map((row) => row.join(""))
      .join("\n");
  expect(await read(withTables(doubled))).toMatchObject(whole);
  const isBlank = (id: string) => /^requests\.otherwise\.other\.(?:business|research|legal|other)$/.test(id);
  const sparse = new Map([...cells].map(([id, cell]) => [id, isBlank(id) ? blankCell : cell] as const));
  const { wrong, missing } = await read(withTables(doubled, sparse));
  expect({ wrong, missing }).toEqual({ wrong: [], missing: 7 });
});

describe("one cell a line", () => {
  const organisations = new Map(
    [...cells].map(
      ([id, cell]) =>
        [
          id,
          /^requests\..*\.(?:business|research|welfare|legal|other)$/.test(id) ? blankCell : cell,
        ] as const,
    ),
  );
  const lines = (gap: string, blank: (text: string) => boolean) => (table: DrawnTable) =>
    table.rows
      .flat()
      .filter(({ text }) => !blank(text))
      .map(({ text }) => text.trim())
      .join(gap);

  it.each(["\n", "\n\n"])(
    "has blank cells where the lines between its figures show them (%j)",
    async (gap) => {
      const text = withTables(
        lines(gap, () => false),
        organisations,
      );
      const outcome = await readReport(encodeText(text, "utf-8"), "报告");
      if (outcome.status === "refused") throw new Error(outcome.reason);
      for (const [id, cell] of organisations)
        expect(outcome.cells.get(id), id).toMatchObject(
          cell.kind === "number"
            ? { kind: "number", value: cell.value }
            : { kind: "missing", reason: "blank" },
        );
    },
  );

  it("has none where blank cells have left no line", async () => {
    const text = withTables(
      lines("\n", (text) => text.trim() === ""),
      organisations,
    );
    expect((await read(text)).refused).toContain("对不上");
  });
});

describe("rows that are filled up behind their boxes", () => {
  const filledUp = (keepsBlanks: boolean) => (table: DrawnTable) =>
    table.rows
      .map((row) => row.filter(({ text }) => keepsBlanks || text.trim() !== ""))
      .map(
        (row) => `| ${row.map(({ text }) => `${text} | `).join("")}${"|".repeat(table.columns - row.length)}`,
      )
      .join("\n");
  const without = (isBlank: (id: string) => boolean) =>
    new Map([...cells].map(([id, cell]) => [id, isBlank(id) ? blankCell : cell] as const));
  const organisations = without((id) => /^requests\..*\.(?:business|research|welfare|legal|other)$/.test(id));

  it("have their blanks in their places where one stands before a figure", async () => {
    const outcome = await readReport(encodeText(withTables(filledUp(true), organisations), "utf-8"), "报告");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    for (const [id, cell] of organisations) expect(outcome.cells.get(id)?.kind, id).toBe(cell.kind);
  });

  it("give no figure to a place where blanks were left out", async () => {
    const blank = new Set(["requests.granted.business", "disputes.review.upheld", "disclosure.rules.issued"]);
    const outcome = await readReport(
      encodeText(
        withTables(
          filledUp(false),
          without((id) => blank.has(id)),
        ),
        "utf-8",
      ),
      "报告",
    );
    if (outcome.status === "refused") throw new Error(outcome.reason);
    for (const [id, cell] of cells) {
      const isShort = /^(?:requests\.granted\.|disputes\.|disclosure\.rules\.)/.test(id);
      expect(outcome.cells.get(id)?.kind, id).toBe(isShort ? "missing" : cell.kind);
    }
  });

  it.each([true, false])("have no total on most rows, and say so, blanks kept: %s", async (keepsBlanks) => {
    const totals = without((id) => /^requests\.(?!received\.).*\.total$/.test(id));
    const outcome = await readReport(encodeText(withTables(filledUp(keepsBlanks), totals), "utf-8"), "报告");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    for (const [id, cell] of totals)
      expect(outcome.cells.get(id), id).toMatchObject(
        cell.kind === "number" ? { kind: "number", value: cell.value } : { kind: "missing", reason: "blank" },
      );
    expect(outcome.problems.map(({ message }) => message).join()).toContain("按总计空白读取");
  });
});

it("labels cut by a line end, their figures standing between the two pieces", async () => {
  const cut = perRow.split("\n").map((line) => {
    const [label = "", ...figures] = line.split("|").map((cell) => cell.trim());
    const isLong = /^[一二四]、.{12,}/.test(label) && figures.length >= 7;
    return isLong ? `${label.slice(0, 9)}  ${figures.join("  ")}\n${label.slice(9)}` : line;
  });
  expect(await read(cut.join("\n"))).toMatchObject(whole);
});

it("labels on one line, their figures parted by tabs on the next", async () => {
  const below = perRow.split("\n").map((line) => {
    const cells = line
      .split("|")
      .map((cell) => cell.trim())
      .filter((cell) => cell !== "");
    const figures = cells.filter((cell) => /^[\d,.]+$/.test(cell));
    const labels = cells.filter((cell) => !figures.includes(cell));
    return line.includes("|") ? [...labels, figures.join("\t")].filter((one) => one !== "").join("\n") : line;
  });
  expect(await read(below.join("\n"))).toMatchObject(whole);
});

it("a row of section 二 printed twice with other figures is told of", async () => {
  const text = perCell.replace("三、收到", "行政强制\n\n987654\n\n三、收到");
  const outcome = await read(text);
  expect(outcome).toMatchObject({ refused: null, wrong: [] });
  expect(outcome.checks).toContain("layout");
});
