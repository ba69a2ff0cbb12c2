import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import { htmlTable } from "@/lib/specimen/html";
import { outlineOf } from "@/lib/specimen/outline";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { renderText } from "@/lib/specimen/text";
import { readReport } from "../../read-file";

const [cells = new Map()] = fc.sample(balancedFigures("2021"), { numRuns: 1, seed: 8 });

function markdown(wrap: (table: string) => string, prose: string): string {
  const pieces = outlineOf(plainSpecimen("2021", { cells })).map((part) => {
    if (part.kind === "table") return wrap(htmlTable(part.table, { thead: false }));
    if (part.kind === "heading") return `## ${part.text}`;
    return part.kind === "paragraph" ? `${part.text}${prose}` : part.text;
  });
  return `${pieces.join("\n\n")}\n`;
}

describe("markdown whose tables are markup", () => {
  it.each([
    ["alone", (table: string) => table, ""],
    ["each a page of its own", (table: string) => `<html><body>${table}</body></html>`, ""],
    ["far down", (table: string) => table, "公开栏由专人更新，每月核对。".repeat(300)],
  ])("has its headings on their lines: %s", async (_, wrap, prose) => {
    const outcome = await readReport(new TextEncoder().encode(markdown(wrap, prose)), "报告.md");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    for (const [id, cell] of cells)
      expect(outcome.cells.get(id), id).toMatchObject({ kind: "number", value: cell.value });
    expect(outcome.sections.map(({ number }) => number)).toEqual(expect.arrayContaining([1, 5, 6]));
    expect(outcome.problems.map(({ check }) => check)).not.toContain("incomplete");
  });

  it("is a text too where only its frame is markup", async () => {
    const text = renderText(plainSpecimen("2021", { cells }), "markdown-rule");
    const framed = `<div class="content">\n\n${text}\n</div>\n`;
    const outcome = await readReport(new TextEncoder().encode(framed), "报告.md");
    if (outcome.status === "refused") throw new Error(outcome.reason);
    for (const [id, cell] of cells)
      expect(outcome.cells.get(id), id).toMatchObject({ kind: "number", value: cell.value });
  });
});
