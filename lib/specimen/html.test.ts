import { Parser } from "htmlparser2";
import { describe, expect, test } from "vitest";
import { drawTables, slotsOf } from "./drawn-table";
import { number } from "./figures";
import { type HtmlVariant, htmlVariants, renderHtml } from "./html";
import { plainSpecimen } from "./specimen";

const site = {
  name: "澄湾市人民政府门户网站",
  column: "政府信息公开年报",
  source: "澄湾市政府办公室",
  charset: "utf-8",
} as const;
const cells = new Map(plainSpecimen("2021").cells)
  .set("requests.received.person", number(447))
  .set("requests.granted.legal", { kind: "missing", reason: "blank" });
const specimen = plainSpecimen("2021", { cells, quirks: { figures: ["plain", "no-break-space"] } });
const render = (variant: HtmlVariant) => renderHtml(specimen, variant, site);

/** The grid of every innermost table, spans spread out as a browser does it. */
function grids(html: string): string[][][] {
  const open: { rows: string[][]; down: Map<string, string>; inner: boolean }[] = [];
  const done: string[][][] = [];
  let text = "";
  let spans = { columns: 1, rows: 1 };
  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === "table") {
        for (const outer of open) outer.inner = false;
        open.push({ rows: [], down: new Map(), inner: true });
      }
      if (name === "tr") open.at(-1)?.rows.push([]);
      if (name === "td") {
        text = "";
        spans = { columns: Number(attributes.colspan ?? "1"), rows: Number(attributes.rowspan ?? "1") };
      }
    },
    ontext(data) {
      text += data;
    },
    onclosetag(name) {
      const table = open.at(-1);
      if (name === "td" && table) {
        const at = table.rows.length - 1;
        const row = table.rows[at] ?? [];
        while (table.down.has(`${at}/${row.length}`)) row.push("");
        const from = row.length;
        for (let column = from; column < from + spans.columns; column++) {
          row.push(column === from ? text : "");
          for (let below = 1; below < spans.rows; below++) table.down.set(`${at + below}/${column}`, "");
        }
      }
      if (name === "tr" && table) {
        const row = table.rows.at(-1) ?? [];
        while (table.down.has(`${table.rows.length - 1}/${row.length}`)) row.push("");
      }
      if (name === "table") {
        const closed = open.pop();
        if (closed?.inner) done.push(closed.rows);
      }
    },
  });
  parser.end(html);
  return done;
}

const visible = (text: string) => text.replace(/[\s\u00a0]/g, "");

describe.each(htmlVariants)("the page %s", (variant) => {
  test("is the same every time", () => {
    expect(render(variant)).toBe(render(variant));
  });

  test("holds the three tables with every span in place", () => {
    const expected = drawTables(specimen).map((table) =>
      slotsOf(table).map((row) => row.map(({ kind, box }) => (kind === "box" ? visible(box.text) : ""))),
    );
    expect(grids(render(variant)).map((rows) => rows.map((row) => row.map(visible)))).toEqual(expected);
  });

  test("carries the clock that is not the day of publication", () => {
    expect(render(variant)).toContain("2019年12月3日 星期二");
    expect(render(variant)).toContain("发布时间：2024-01-15");
  });
});

test("only the page without a title has no heading", () => {
  const withHeading = htmlVariants.filter((variant) => render(variant).includes("<h1>"));
  expect(withHeading).toEqual(["page", "layout-table", "thead"]);
});

test("a figure of several digits is split over spans", () => {
  expect(render("page")).toMatch(/<span>4<\/span><span lang="EN-US">47<\/span>/);
});
