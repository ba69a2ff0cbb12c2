import { strFromU8, unzipSync } from "fflate";
import { Parser } from "htmlparser2";
import { expect, test } from "vitest";
import { renderDocx } from "./docx";
import { drawTables } from "./drawn-table";
import { number } from "./figures";
import { plainSpecimen } from "./specimen";

const cells = new Map(plainSpecimen("2021").cells).set("requests.received.person", number(447));
const specimen = plainSpecimen("2021", {
  cells,
  quirks: {
    date: "signature",
    label: { numbering: ".", brackets: "full", quotes: "straight", breaks: "headers" },
  },
});
const files = () =>
  Object.fromEntries(
    Object.entries(unzipSync(renderDocx(specimen))).map(([name, data]) => [name, strFromU8(data)]),
  );

/** Tags that were closed by force, or never opened. */
function faults(xml: string): string[] {
  const found: string[] = [];
  let open = 0;
  const parser = new Parser(
    {
      onopentag: () => {
        open += 1;
      },
      onclosetag: (name, implied) => {
        open -= 1;
        if (implied && !xml.includes(`<${name}/>`) && !xml.includes(`<${name} `)) found.push(name);
      },
    },
    { xmlMode: true, recognizeSelfClosing: true },
  );
  parser.end(xml);
  const tags = (pattern: RegExp) => xml.match(pattern)?.length ?? 0;
  const opened = tags(/<[a-zA-Z][^>]*[^/]>|<[a-zA-Z]>/g);
  const closed = tags(/<\/[a-zA-Z][^>]*>/g);
  if (opened !== closed || open !== 0) found.push(`${opened} opened, ${closed} closed`);
  return found;
}

test("every part is well-formed and every part that is named is there", () => {
  const parts = files();
  expect(Object.keys(parts).sort()).toEqual([
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/styles.xml",
  ]);
  for (const [name, xml] of Object.entries(parts)) expect([name, faults(xml)]).toEqual([name, []]);
  for (const [, part] of parts["[Content_Types].xml"]?.matchAll(/PartName="\/([^"]+)"/g) ?? [])
    expect(Object.keys(parts)).toContain(part);
});

test("the check for well-formed XML can fail", () => {
  expect(faults("<a><b></a>")).not.toEqual([]);
});

test("each row spans the whole grid, and merged boxes go on below", () => {
  const tables = files()["word/document.xml"]?.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? [];
  const columns = tables.map((table) => table.match(/<w:gridCol /g)?.length);
  expect(columns).toEqual([4, 10, 15]);
  for (const [at, table] of tables.entries())
    for (const row of table.match(/<w:tr>.*?<\/w:tr>/gs) ?? []) {
      const widths = (row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []).map((cell) =>
        Number(/gridSpan w:val="(\d+)"/.exec(cell)?.[1] ?? "1"),
      );
      expect(widths.reduce((sum, width) => sum + width, 0)).toBe(columns[at]);
    }
  const drawn = drawTables(specimen);
  for (const [at, table] of tables.entries()) {
    const tall = drawn[at]?.rows.flat().filter(({ rows }) => rows > 1) ?? [];
    expect(table.match(/<w:vMerge w:val="restart"\/>/g) ?? []).toHaveLength(tall.length);
    expect(table.match(/<w:vMerge\/>/g) ?? []).toHaveLength(tall.reduce((sum, box) => sum + box.rows - 1, 0));
  }
});

test("runs split a figure; breaks and tabs are elements", () => {
  const xml = files()["word/document.xml"];
  expect(xml).toMatch(
    /<w:t xml:space="preserve">4<\/w:t><\/w:r><w:r>.{0,60}<w:t xml:space="preserve">47<\/w:t>/,
  );
  expect(xml).toContain("<w:br/>");
  expect(xml).toContain("<w:tab/>");
  expect(xml).toContain("&quot;三安全一稳定&quot;");
});

test("the same report gives the same bytes", () => {
  expect(renderDocx(specimen)).toEqual(renderDocx(specimen));
});
