import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { expect, it } from "vitest";
import { renderDocx } from "@/lib/specimen/docx";
import { drawYear } from "@/lib/specimen/draw-year";
import { encodeText } from "@/lib/specimen/encodings";
import { onForm } from "@/lib/specimen/figures";
import { htmlVariants, renderHtml } from "@/lib/specimen/html";
import { plainSpecimen } from "@/lib/specimen/plain-specimen";
import { drawProfile, scales } from "@/lib/specimen/profile";
import { drawQuirks } from "@/lib/specimen/quirks";
import { type Random, seededRandom } from "@/lib/specimen/seeded-random";
import type { Specimen } from "@/lib/specimen/specimen";
import { asCells } from "@/lib/specimen/specimen-cell";
import { renderText } from "@/lib/specimen/text";
import { textStyleIds } from "@/lib/specimen/text-styles";
import { readReport } from "./read-report";

const documents = Number(process.env.MUTATIONS ?? 1000);
const seed = process.env.MUTATION_SEED ?? "mutation";
const site = { name: "政府网站", column: "年报", source: "办公室", charset: "utf-8" } as const;

function draw(random: Random): Specimen {
  const form = random.pick(["2021", "2019"] as const);
  const figures = onForm(drawYear(random, drawProfile(random, random.pick([...scales])), null), form);
  return { ...plainSpecimen(form, { quirks: drawQuirks(random) }), cells: asCells(figures) };
}

/** One edit of the characters: a line or a piece lost, doubled, moved, or one character changed. */
function edit(text: string, random: Random): string {
  const lines = text.split("\n");
  const at = Math.floor(random.next() * lines.length);
  const other = Math.floor(random.next() * lines.length);
  const place = Math.floor(random.next() * text.length);
  switch (random.pick(["lose", "double", "swap", "cut", "change", "digit"])) {
    case "lose":
      return lines.filter((_, index) => index !== at).join("\n");
    case "double":
      return lines.flatMap((line, index) => (index === at ? [line, line] : [line])).join("\n");
    case "swap": {
      const [a = "", b = ""] = [lines[at], lines[other]];
      return lines.map((line, index) => (index === at ? b : index === other ? a : line)).join("\n");
    }
    case "cut":
      return text.slice(0, place) + text.slice(place + 1 + Math.floor(random.next() * 40));
    case "change":
      return (
        text.slice(0, place) + random.pick(["0", "1", "|", "<", "\n", "一", " "]) + text.slice(place + 1)
      );
    default: {
      const digits = [...text.matchAll(/\d/g)];
      const digit = digits[Math.floor(random.next() * digits.length)];
      if (!digit) return text;
      return `${text.slice(0, digit.index)}${(Number(digit[0]) + 1) % 10}${text.slice(digit.index + 1)}`;
    }
  }
}

function flip(bytes: Uint8Array, random: Random): Uint8Array {
  const flipped = Uint8Array.from(bytes);
  const at = Math.floor(random.next() * flipped.length);
  flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random.next() * 8));
  return flipped;
}

function mutated(specimen: Specimen, random: Random): Uint8Array {
  const inside = random.chance(0.5);
  const kind = random.pick(["text", "html", "docx"]);
  if (kind === "docx") {
    const whole = renderDocx(specimen);
    if (!inside) return flip(whole, random);
    const parts = unzipSync(whole);
    const document = strFromU8(parts["word/document.xml"] ?? new Uint8Array()).replaceAll(
      "</w:p>",
      "</w:p>\n",
    );
    return zipSync({ ...parts, "word/document.xml": strToU8(edit(document, random)) });
  }
  const text =
    kind === "html"
      ? renderHtml(specimen, random.pick([...htmlVariants]), site).replaceAll("</td>", "</td>\n")
      : renderText(specimen, random.pick(textStyleIds.filter((id) => id !== "glued")));
  const encoding = random.pick(["utf-8", "gb18030"] as const);
  return inside ? encodeText(edit(text, random), encoding) : flip(encodeText(text, encoding), random);
}

/** Money, changes and counts of section 二 stand under no sum: a changed digit there is a report of its own. */
const summed = (id: string) => id.startsWith("requests.") || id.startsWith("disputes.");

it(`of ${documents} damaged reports none is accepted with another figure than the good one (seed ${seed})`, async () => {
  const outcomes = { equal: 0, flagged: 0, refused: 0 };
  for (let index = 0; index < documents; index += 1) {
    const random = seededRandom(`${seed}/${index}`);
    const specimen = draw(random);
    const outcome = await readReport(mutated(specimen, random), "报告");
    if (outcome.status !== "accepted") {
      outcomes[outcome.status] += 1;
      continue;
    }
    outcomes.equal += 1;
    const wrong = [...specimen.cells].filter(([id, cell]) => {
      const read = outcome.cells.get(id);
      return summed(id) && cell.kind === "number" && (read?.kind !== "number" || read.value !== cell.value);
    });
    expect([index, wrong.map(([id]) => id)]).toEqual([index, []]);
  }
  expect(Math.min(...Object.values(outcomes))).toBeGreaterThan(0);
}, 600_000);
