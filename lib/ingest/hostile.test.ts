import { strToU8, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { renderHtml } from "@/lib/specimen/html";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText, renderText } from "@/lib/specimen/text";
import { readReport } from "./read-file";
import type { ReadOutcome } from "./reading";

const specimen = plainSpecimen("2021");
const text = renderText(specimen, "line-per-row");
const site = { name: "政府网站", column: "年报", source: "办公室", charset: "utf-8" } as const;
const html = renderHtml(specimen, "page", site);
const bytes = (content: string) => new TextEncoder().encode(content);
const word = (document: string) =>
  zipSync({ "[Content_Types].xml": strToU8("<Types/>"), "word/document.xml": strToU8(document) });

/** Refused with a sentence, or every figure still the truth (zero everywhere). */
function expectHarmless(outcome: ReadOutcome) {
  if (outcome.status === "refused") {
    expect(outcome.reason).toMatch(/\p{Script=Han}/u);
    expect(outcome.reason).not.toMatch(/Error|undefined|\bat \//);
    return;
  }
  for (const [id, cell] of outcome.cells)
    if (cell.kind === "number") expect(`${id} ${cell.value}`).toBe(`${id} 0`);
}

const hostile: Record<string, () => Uint8Array> = {
  "200,000 nested elements of HTML": () => bytes(`<html><body>${"<div>".repeat(200_000)}${html}`),
  "200,000 tables in tables": () => bytes("<table><tr><td>".repeat(200_000)),
  "a colspan of a billion": () => bytes(html.replace(/<td/g, '<td colspan="1000000000" rowspan="999999999"')),
  "scripts in title, name and cell": () =>
    bytes(
      html
        .replaceAll("<td", '<td onclick="alert(1)"')
        .replace("<h1>", "<h1><script>alert(1)</script><img src=x onerror=alert(1)>"),
    ),
  "half UTF-8 and half GB18030": () => {
    const good = encodeText(text, "utf-8");
    const other = encodeText(text, "gb18030");
    return Buffer.concat([good.subarray(0, good.length / 2), other.subarray(other.length / 2)]);
  },
  "a NUL in the middle": () => bytes(`${text.slice(0, 900)}\0${text.slice(900)}`),
  "UTF-16 without a mark": () => Buffer.from(text, "utf16le"),
  "one line of six megabytes": () => bytes("一".repeat(2_000_000)),
  "long runs of one digit": () => bytes(`${text}\n${"1".repeat(4_000_000)}`),
  "long runs of digits and commas": () => bytes(`${text}\n${"1,".repeat(1_000_000)}件`),
  "a million bars": () => bytes(`${text}\n${"|".repeat(1_000_000)}`),
  "a million tabs": () => bytes(`${text}\n${"\t".repeat(1_000_000)}`),
  "a DOCTYPE bomb in a Word document": () =>
    word(
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`,
    ),
  "200,000 nested elements of a Word document": () => word(`<w:document>${"<w:sdt>".repeat(200_000)}`),
  "40 MB of zeros in a Word document": () => word("0".repeat(40_000_000)),
  "a zip that is no document": () => zipSync({ "a.bin": new Uint8Array(10) }),
  "a damaged zip": () => word("<w:document/>").subarray(0, 80),
  "a zip with a path that leaves it": () =>
    zipSync({ "../evil": strToU8("x"), "word/document.xml": strToU8("<w:document/>") }),
};

describe("a hostile file ends in a sentence or in the truth:", () => {
  it.each(Object.entries(hostile))(
    "%s",
    async (_, make) => {
      expectHarmless(await readReport(make(), "报告"));
    },
    20_000,
  );
});

it("a good report cut at every tenth is refused or says nothing false", async () => {
  for (const whole of [bytes(text), bytes(html), encodeText(text, "gb18030")])
    for (let tenth = 1; tenth < 10; tenth += 1)
      expectHarmless(await readReport(whole.subarray(0, (whole.length * tenth) / 10), "报告"));
});
