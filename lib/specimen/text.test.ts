import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { balancedFigures } from "./balanced-figures";
import { type DrawnTable, drawTables } from "./drawn-table";
import { asCells, number, type SpecimenCell } from "./figures";
import { plainSpecimen } from "./specimen";
import {
  dropRepeatedLines,
  encodeText,
  encodings,
  renderText,
  type TextStyleId,
  textStyleIds,
  textStyles,
} from "./text";

const blank: SpecimenCell = { kind: "missing", reason: "blank" };

function table(id: DrawnTable["id"], changes: Record<string, SpecimenCell> = {}): DrawnTable {
  const cells = new Map([...plainSpecimen("2021").cells, ...Object.entries(changes)]);
  const found = drawTables(plainSpecimen("2021", { cells })).find((one) => one.id === id);
  if (!found) throw new Error(`no table "${id}"`);
  return found;
}
const draw = (style: TextStyleId, changes: Record<string, SpecimenCell> = {}) =>
  textStyles[style].draw(table("disclosure", changes));

test("each style looks as the reports that were seen", () => {
  const changes = { "disclosure.licensing.decisions": number(1093) };
  expect(draw("line-per-cell", changes)).toContain("行政许可\n\n1093\n\n第二十条");
  expect(draw("line-per-row", changes)).toContain("行政许可 | 1093 |\n");
  expect(draw("line-with-bar", changes)).toContain("行政许可 |\n1093 |\n||\n");
  expect(draw("markdown")).toContain("| 规章 | 0 | 0 | 0 |\n");
  expect(draw("markdown-rule")).toContain("|\n| --- | --- | --- | --- |\n");
  expect(draw("lone-bar", changes)).toContain("|\n行政许可\n1093\n|\n");
  expect(draw("tabbed", changes)).toContain("\n\n\t行政许可\n\t1093\n\n");
  expect(draw("glued")).toContain("\n规章000\n");
});

test("only the disclosure table is glued", () => {
  expect(textStyles.glued.draw(table("disputes"))).toBe(textStyles["line-per-cell"].draw(table("disputes")));
});

test.each(textStyleIds)("%s says rightly whether an empty cell keeps its place", (style) => {
  const first = draw(style, { "disclosure.rules.issued": blank });
  const last = draw(style, { "disclosure.rules.in_force": blank });
  expect(first !== last).toBe(textStyles[style].keepsBlanks);
});

test("a bar for every column: as many bars as boxes in the grid", () => {
  const requests = table("requests", { "requests.granted.person": blank });
  const bars = textStyles["line-with-bar"].draw(requests).match(/\|/g);
  expect(bars).toHaveLength(requests.rows.length * requests.columns);
});

test("the tabbed style is that of the real sample, line by line", () => {
  const read = (name: string) => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
  const expected: { cells: Record<string, { value: number }> } = JSON.parse(read("expected.json"));
  const cells = asCells(Object.entries(expected.cells).map(([id, { value }]) => [id, value]));
  const rendered = renderText(
    plainSpecimen("2021", { cells, quirks: { headings: "tables-unnumbered" } }),
    "tabbed",
  );
  // Spaces around figures and the breaks inside labels vary within the sample itself.
  const tables = (text: string) =>
    text
      .slice(text.indexOf("主动公开政府信息情况\n"), text.indexOf("五、存在"))
      .replace(/[ \u00a0\u3000]/g, "")
      .replace(/(?<=[业研果他未])\n(?=\p{Script=Han})/gu, "");
  expect(tables(rendered).trimEnd()).toBe(tables(read("beigong-2021.txt")).trimEnd());
});

test("what a text shows of figures is what the report holds", () => {
  fc.assert(
    fc.property(balancedFigures("2021"), fc.constantFrom(...textStyleIds), (cells, style) => {
      const drawn = drawTables(plainSpecimen("2021", { cells }));
      const digits = (text: string) => text.replace(/[^\d.]/g, "");
      for (const one of drawn)
        expect(digits(textStyles[style].draw(one))).toBe(
          digits(
            one.rows
              .flat()
              .map(({ text }) => text)
              .join(""),
          ),
        );
    }),
    { numRuns: 30 },
  );
});

test("tables of one page may come in different styles", () => {
  const text = renderText(plainSpecimen("2021"), {
    disclosure: "markdown",
    requests: "tabbed",
    disputes: "line-per-row",
  });
  expect(text).toContain("| 规章 | 0 | 0 | 0 |");
  expect(text).toContain("\t（七）总计\n\t0");
  expect(text).toContain("0 | 0 | 0 | 0 | 0 |");
});

test("an extractor that drops repeated lines leaves all labels and one zero", () => {
  const text = dropRepeatedLines(renderText(plainSpecimen("2021"), "line-per-cell"));
  expect(text.match(/^0$/gm)).toHaveLength(1);
  expect(text).toContain("（七）总计");
});

const text = "喆溪镇、镕川镇、堃山镇：新收12件，“三安全一稳定”\n";
const labels = {
  "utf-8": "utf-8",
  "utf-8-bom": "utf-8",
  gb18030: "gb18030",
  "utf-16le": "utf-16le",
} as const;

test.each(encodings)("%s can be decoded again, rare characters included", (encoding) => {
  expect(new TextDecoder(labels[encoding], { fatal: true }).decode(encodeText(text, encoding))).toBe(text);
});

test("a byte order mark stands before UTF-16 and, if wanted, UTF-8", () => {
  expect([...encodeText(text, "utf-16le").slice(0, 2)]).toEqual([0xff, 0xfe]);
  expect([...encodeText(text, "utf-8-bom").slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(encodeText(text, "utf-8")[0]).not.toBe(0xef);
});
