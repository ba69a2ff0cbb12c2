import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import { drawQuirks } from "@/lib/specimen/quirks";
import { renderRtf } from "@/lib/specimen/rtf";
import { seededRandom } from "@/lib/specimen/seeded-random";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { readReport } from "../../read-file";
import { readRtf } from "./rtf";

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "latin1"));
const blocks = (text: string) =>
  readRtf(bytes(text)).blocks.map((block) =>
    block.kind === "table" ? block.rows.map((row) => row.map((box) => box.text)) : block.text,
  );

it.each(["2021", "2019"] as const)(
  "figures on form %s read back equal from Rich Text in code page 936",
  async (form) => {
    const arbitrary = fc.tuple(balancedFigures(form, { blanks: true }), fc.nat());
    await fc.assert(
      fc.asyncProperty(arbitrary, async ([cells, seed]) => {
        const quirks = drawQuirks(seededRandom(String(seed)));
        const outcome = await readReport(renderRtf(plainSpecimen(form, { cells, quirks })), "报告");
        if (outcome.status === "refused") throw new Error(outcome.reason);
        const read = [...outcome.cells].map(([id, cell]) => [
          id,
          cell.kind === "number" ? cell.value : cell.reason,
        ]);
        const written = [...cells].map(([id, cell]) => [
          id,
          cell.kind === "number" ? cell.value : cell.reason,
        ]);
        expect(Object.fromEntries(read)).toEqual(Object.fromEntries(written));
      }),
      { numRuns: 50 },
    );
  },
);

describe("Rich Text", () => {
  it("is read without deleted, struck and hidden text, field codes, notes, pictures and unknown groups", () => {
    expect(
      blocks(
        "{\\rtf1\\ansi 1{\\deleted 2}{\\v 3}{\\strike 3}{\\v\\strike0 3}4{\\field{\\*\\fldinst PAGE}{\\fldrslt 5}}{\\footnote 6}{\\pict\\bin3 }{}}7{\\*\\unknown 8}9\\par}",
      ),
    ).toEqual(["14579"]);
  });

  it("parts white text from other text, and reads text that is all white", () => {
    const colours = "{\\colortbl;\\red0\\green0\\blue0;\\red255\\green255\\blue255;}";
    expect(blocks(`{\\rtf1\\ansi${colours}{\\cf2 12}\\cf1 3\\par {\\cf2 45}\\par}`)).toEqual(["12^3", "45"]);
  });

  it("never makes a raised digit a digit of the figure; text of one height is whole", () => {
    expect(
      blocks(
        "{\\rtf1\\ansi 5{\\super 1}\\par {\\super 1}5\\par 6\\super\\par \\'312\\nosupersub\\par 7{\\up8 1}{\\up2 2}{\\sub 3}4{\\dn6 5}\\par}",
      ),
    ).toEqual(["5^1", "1^5", "6", "12", "7^1^2^3^4^5"]);
  });

  it("has Unicode with its fallback passed over, whatever the fallback is made of", () => {
    expect(blocks("{\\rtf1\\ansi\\uc1\\u35268?\\u31456\\'3f{\\uc2\\u20214\\'3f?}\\u-26411?\\par}")).toEqual([
      "规章件" + "\u98d5",
    ]);
  });

  it("has inner tables for themselves", () => {
    expect(
      blocks(
        "{\\rtf1\\ansi\\pard\\intbl a\\par\\pard\\intbl\\itap2 b\\nestcell e\\nestcell{\\*\\nesttableprops\\trowd\\cellx500\\cellx700\\nestrow}{\\nonesttables\\par}\\pard\\intbl c\\cell\\trowd\\cellx900\\row\\pard d\\par}",
      ),
    ).toEqual(["a", "c", [["b", "e"]], "d"]);
  });

  it("that is cut off, or nests without end, is refused in words", () => {
    const whole = renderRtf(plainSpecimen("2021"));
    for (let tenth = 1; tenth < 10; tenth += 1)
      expect(() => readRtf(whole.subarray(0, (whole.length * tenth) / 10))).toThrow("没有写完");
    expect(() => readRtf(bytes(`{\\rtf1${"{".repeat(100_000)}`))).toThrow("嵌套");
  });
});
