import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { renderDocx } from "@/lib/specimen/docx";
import { plainSpecimen } from "@/lib/specimen/plain-specimen";
import { number, type SpecimenCell } from "@/lib/specimen/specimen-cell";
import { readReport } from "../read-report";

const cells = new Map(
  cellsOfForm("2021").map(({ id }, index): [string, SpecimenCell] => [id, number(index + 10)]),
);
const docx = renderDocx(plainSpecimen("2021", { cells }));
const figures = 71;

/** The document with its main part changed, read; the values that are not those of the specimen. */
async function readChanged(change: (xml: string) => string) {
  const parts = unzipSync(docx);
  const xml = strFromU8(parts["word/document.xml"] ?? new Uint8Array());
  const changed = change(xml);
  expect(changed).not.toBe(xml);
  const outcome = await readReport(zipSync({ ...parts, "word/document.xml": strToU8(changed) }), "报告");
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return [...cells].flatMap(([id, cell]) => {
    const found = outcome.cells.get(id);
    const isEqual = cell.kind === "number" && found?.kind === "number" && found.value === cell.value;
    return isEqual ? [] : [{ id, found: found?.kind }];
  });
}
const figure = new RegExp(`<w:r>(?:(?!</w:r>).)*<w:t[^>]*>${figures}</w:t></w:r>`);

it("leaves out a row that was deleted and is still there as a change", async () => {
  const wrong = await readChanged((xml) => {
    const row = /<w:tr>(?:(?!<\/w:tr>).)*属于国家秘密(?:(?!<\/w:tr>).)*<\/w:tr>/.exec(xml)?.[0] ?? "";
    const deleted = row
      .replace(/<w:tr>(?:<w:trPr>.*?<\/w:trPr>)?/, '<w:tr><w:trPr><w:del w:id="1"/></w:trPr>')
      .replace(/<w:t( [^>]*)?>(\d+)<\/w:t>/g, "<w:t>9$2</w:t>");
    return xml.replace(row, deleted + row);
  });
  expect(wrong).toEqual([]);
});

it.each(["vanish", "strike", "dstrike"])("leaves out hidden and struck text (%s)", async (property) => {
  const hidden = `<w:r><w:rPr><w:${property}/></w:rPr><w:t>8</w:t></w:r>`;
  expect(await readChanged((xml) => xml.replace(figure, (run) => run + hidden))).toEqual([]);
});

it("never makes a raised digit a digit of the figure", async () => {
  const raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>';
  const wrong = await readChanged((xml) => xml.replace(figure, (run) => run + raised));
  expect(wrong.map(({ found }) => found)).toEqual(["missing"]);
});
