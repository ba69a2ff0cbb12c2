import { describe, expect, it } from "vitest";
import { docBlocks, docParagraph, hiddenRuns, setApartRuns } from "./doc-blocks";
import { DocBytes, sprmsOf } from "./doc-properties";

const list = (...bytes: number[]) => new DocBytes(Uint8Array.from(bytes));
const word = (value: number) => [value & 255, (value >> 8) & 255];
const cell = (flags: number) => [...word(flags), ...Array.from({ length: 18 }, () => 0)];
const defined = (edges: readonly number[], flags: readonly number[]) => {
  const body = [flags.length, ...edges.flatMap(word), ...flags.flatMap(cell)];
  return [0x08, 0xd6, ...word(body.length + 1), ...body];
};
const inTable = [0x16, 0x24, 1];
const rowEnd = [0x17, 0x24, 1];

describe("the properties of a paragraph", () => {
  it("say in how many tables it stands and whether it ends a row", () => {
    expect(docParagraph(null, null)).toMatchObject({ depth: 0, endsRow: false });
    expect(docParagraph(list(...inTable), null)).toMatchObject({ depth: 1, endsRow: false });
    expect(docParagraph(list(...inTable, ...rowEnd), null)).toMatchObject({ depth: 1, endsRow: true });
    expect(docParagraph(list(...inTable, 0x49, 0x66, 2, 0, 0, 0, 0x4b, 0x24, 1), null)).toMatchObject({
      depth: 2,
      endsInnerCell: true,
    });
    expect(docParagraph(list(0x49, 0x66, 255, 255, 255, 255), null).depth).toBeLessThan(20);
  });

  it("define the row: edges, merges downwards, merges to the left whichever bit begins them", () => {
    const { row } = docParagraph(list(...defined([0, 100, 200, 300, 65436], [0x60, 0x21, 0x02, 0x02])), null);
    expect(row?.edges).toEqual([0, 100, 200, 300, -100]);
    expect(row?.cells).toEqual([
      { merge: "restart", mergedLeft: false },
      { merge: "continue", mergedLeft: false },
      { merge: "none", mergedLeft: true },
      { merge: "none", mergedLeft: true },
    ]);
    const other = docParagraph(list(...defined([0, 1, 2, 3], [2, 1, 0])), null).row;
    expect(other?.cells.map(({ mergedLeft }) => mergedLeft)).toEqual([false, true, false]);
  });

  it("may lie in the data stream, and those may not lead on to others", () => {
    const far = defined([0, 500, 900], [0, 0]);
    const data = list(9, 9, ...word(far.length), ...far);
    expect(docParagraph(list(...inTable, 0x6b, 0x64, 2, 0, 0, 0), data).row?.edges).toEqual([0, 500, 900]);
    const circle = list(...word(6), 0x6b, 0x64, 0, 0, 0, 0);
    expect(docParagraph(list(0x6b, 0x64, 0, 0, 0, 0), circle).row).toBeNull();
    expect(docParagraph(list(0x6b, 0x64, 255, 255, 255, 127), data).row).toBeNull();
  });

  it("may change a cell's merge after the row is defined", () => {
    const later = list(...defined([0, 1, 2], [0, 0]), 0x2b, 0xd6, 2, 1, 3, 0x24, 0x56, 0, 2);
    expect(docParagraph(later, null).row?.cells).toEqual([
      { merge: "none", mergedLeft: false },
      { merge: "restart", mergedLeft: true },
    ]);
  });

  it("that are cut off, or claim more than is there, end without an error", () => {
    const whole = [
      ...inTable,
      ...defined([0, 1, 2], [0, 0]),
      0x15,
      0xc6,
      255,
      1,
      0,
      0,
      0,
      0,
      2,
      1,
      1,
      1,
      1,
      1,
      1,
    ];
    for (let length = 0; length < whole.length; length += 1)
      expect(() => docParagraph(list(...whole.slice(0, length)), null)).not.toThrow();
    expect([...sprmsOf(list(...whole))].map(({ code }) => code)).toEqual([0x2416, 0xd608, 0xc615]);
  });
});

it("a raised, lowered or white digit never becomes a digit of the figure; text of one height, or set back, is whole", () => {
  const run = (from: number, ...values: number[]) => ({ from, to: from + 1, list: list(...values) });
  const superscript = (value: number) => [0x48, 0x2a, value];
  const runs = [
    run(1, ...superscript(1)),
    run(4, ...superscript(2)),
    run(7, ...superscript(1), ...superscript(0)),
    run(9, 0x45, 0x48, 8, 0),
    run(13, 0x45, 0x48, 2, 0),
    run(15, ...superscript(1)),
    run(18, 0x42, 0x2a, 8),
    run(21, 0x70, 0x68, 0xff, 0xff, 0xff, 0),
    run(24, 0x70, 0x68, 0, 0, 0, 0),
  ];
  const pieces = [{ text: "51\r62\r73\r15\r 84\r9\r15\r26\r37\r", from: 0, bytesEach: 1 as const }];
  const blocks = docBlocks({ pieces, paragraphs: [], hidden: [], setApart: setApartRuns(runs), data: null });
  expect(blocks.map((block) => block.kind === "paragraph" && block.text)).toEqual([
    "5^1",
    "6^2",
    "73",
    "1^5",
    "84",
    "9",
    "1^5",
    "2^6",
    "37",
  ]);
});

it("struck, hidden and deleted text is not read, whatever else is said of it", () => {
  const run = (...values: number[]) => ({ from: 0, to: 1, list: list(...values) });
  const [deleted, struck, doubly, hidden] = [
    [0x00, 0x08],
    [0x37, 0x08],
    [0x53, 0x2a],
    [0x3c, 0x08],
  ];
  for (const code of [deleted, struck, doubly, hidden]) {
    expect(hiddenRuns([run(...(code ?? []), 1)])).toHaveLength(1);
    expect(hiddenRuns([run(...(code ?? []), 1, ...(code ?? []), 0)])).toHaveLength(0);
  }
  expect(hiddenRuns([run(0x3c, 0x08, 1, 0x37, 0x08, 0)])).toHaveLength(1);
});
