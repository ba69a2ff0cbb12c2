import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { indicatorSums } from "@/lib/catalogue/indicators-2014";
import { renderDocx } from "@/lib/specimen/docx";
import { drawYear } from "@/lib/specimen/draw-year";
import { asCells, onForm } from "@/lib/specimen/figures";
import { htmlVariants, renderHtml } from "@/lib/specimen/html";
import { drawIndicators, renderIndicators } from "@/lib/specimen/indicators";
import { drawProfile, scales } from "@/lib/specimen/profile";
import { drawQuirks } from "@/lib/specimen/quirks";
import { renderRtf } from "@/lib/specimen/rtf";
import { type Random, seededRandom } from "@/lib/specimen/seeded-random";
import { renderCsv, renderXlsx } from "@/lib/specimen/sheet";
import type { Specimen } from "@/lib/specimen/specimen";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { changes, type Edit, type MarkupId, markups, shifts, spoiled } from "@/lib/specimen/spoil";
import { encodeText, renderText, textStyleIds } from "@/lib/specimen/text";
import { pdfOfPage, specimenPage } from "./read/pdf/specimen-pdf";
import { readFile } from "./read-file";
import type { CellReading } from "./reading";

const documents = Number(process.env.MUTATIONS ?? 1000);
const seed = process.env.MUTATION_SEED ?? "mutation";
const site = { name: "政府网站", column: "年报", source: "办公室", charset: "utf-8" } as const;
const kinds = ["lines", "html", "docx", "rtf", "xlsx", "commas"] as const;
const drawKind = (random: Random): MarkupId => (random.chance(0.05) ? "pdf" : random.pick(kinds));

/** What of a document is edited, and how it becomes the document again. */
type Made = { text: string; pack: (text: string) => Uint8Array };

function draw(kind: MarkupId, random: Random): { figures: ReadonlyMap<string, number>; made: Made } {
  const form = random.pick(["2021", "2021", "2019", "2019", "2014"] as const);
  if (form === "2014" && (kind === "html" || kind === "lines")) {
    const figures = drawIndicators(random);
    const as = kind === "html" ? "html" : random.pick(["bars", "cells"] as const);
    return { figures, made: plain(renderIndicators(figures, as), random) };
  }
  const newer = form === "2014" ? "2021" : form;
  const figures = onForm(drawYear(random, drawProfile(random, random.pick([...scales])), null), newer);
  const specimen = { ...plainSpecimen(newer, { quirks: drawQuirks(random) }), cells: asCells(figures) };
  return { figures, made: makers[kind](specimen, random) };
}

const makers: Record<MarkupId, (specimen: Specimen, random: Random) => Made> = {
  lines: (specimen, random) =>
    plain(renderText(specimen, random.pick(textStyleIds.filter((id) => id !== "glued"))), random),
  html: (specimen, random) => plain(renderHtml(specimen, random.pick([...htmlVariants]), site), random),
  commas: (specimen, random) => plain(renderCsv(specimen), random),
  rtf: (specimen) => ({ text: strFromU8(renderRtf(specimen), true), pack: (text) => strToU8(text, true) }),
  docx: (specimen) => zipped(renderDocx(specimen), "word/document.xml"),
  xlsx: (specimen) => zipped(renderXlsx(specimen), "xl/worksheets/sheet1.xml"),
  pdf: (specimen) => {
    const { operators, height } = specimenPage(specimen);
    return { text: operators.join("\n"), pack: (text) => pdfOfPage(text, height) };
  },
};

function plain(text: string, random: Random): Made {
  const encoding = random.pick(["utf-8", "gb18030"] as const);
  return { text, pack: (edited) => encodeText(edited, encoding) };
}

function zipped(whole: Uint8Array, part: string): Made {
  const parts = unzipSync(whole);
  const text = strFromU8(parts[part] ?? new Uint8Array()).replaceAll("</w:p>", "</w:p>\n");
  return { text, pack: (edited) => zipSync({ ...parts, [part]: strToU8(edited) }) };
}

function flip(bytes: Uint8Array, random: Random): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  const at = Math.floor(random.next() * flipped.length);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random.next() * 8));
  return flipped;
}

const indicatorsSummed = new Set(indicatorSums.flatMap(({ whole, parts }) => [whole, ...parts]));

/** Money, changes and counts of section 二 stand under no sum: a changed digit there is a report of its own. */
const summed = (id: string) => /^(?:requests|disputes)\./.test(id) || indicatorsSummed.has(id);
const isShift = (edit: Edit | "flip") => shifts.some((shift) => shift === edit);

/** What is read is the truth, or, where the edit only loses or doubles, missing. */
function isTrue(read: CellReading | undefined, figure: number, edit: Edit | "flip"): boolean {
  if (read?.kind === "number") return read.value === figure;
  return isShift(edit);
}

it(`of ${documents} damaged reports none is accepted with another figure than the good one (seed ${seed})`, async () => {
  const outcomes = { accepted: 0, flagged: 0, refused: 0 };
  const wrong: string[] = [];
  for (let index = 0; index < documents; index += 1) {
    const random = seededRandom(`${seed}/${index}`);
    const kind = drawKind(random);
    const { figures, made } = draw(kind, random);
    const edit = random.pick([...shifts, ...shifts, ...changes, "flip", "flip"] as const);
    const bytes =
      edit === "flip"
        ? flip(made.pack(made.text), random)
        : made.pack(spoiled(made.text, edit, random, markups[kind]));
    for (const { outcome } of await readFile(bytes, "报告")) {
      outcomes[outcome.status] += 1;
      if (outcome.status !== "accepted") continue;
      for (const [id, figure] of figures)
        if ((summed(id) || isShift(edit)) && !isTrue(outcome.cells.get(id), figure, edit))
          wrong.push(`${index} ${kind} ${edit} ${id}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(0);
  if (process.env.MUTATIONS) console.log(outcomes);
}, 1_800_000);
