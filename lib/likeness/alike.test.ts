import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { seededRandom } from "../specimen/seeded-random";
import { compareTexts } from "./alike";
import { commonFrom, commonMarks } from "./common-marks";
import { foldText, namesOfAgency } from "./folded-text";
import { likePairs } from "./like-pairs";
import { GRAM, marksOfText } from "./marks";
import { isNotable, namedLikenesses } from "./notable";

/** Invented text without sense: letters that no two seeds give in the same order. */
function letters(seed: string, count: number): string {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => String.fromCharCode(0x5000 + random.int(0, 0xfff))).join("");
}
const none = new Set<number>();
const plain = (text: string) => ({ text, names: [] });
const marked = (agency: number, text: string) => ({ agency, marks: marksOfText(foldText(text, []).letters) });
const piecesOf = (text: string, pieces: readonly { from: number; to: number }[]) =>
  pieces.map(({ from, to }) => text.slice(from, to));

describe("folding", () => {
  it("keeps the letters and where they stood", () => {
    const { letters: left, at } = foldText("2023年，云栈镇 新收12件", ["云栈镇"]);
    expect(left).toBe("年新收件");
    expect([...at]).toEqual([4, 10, 11, 14]);
  });

  it("leaves out names with and without what kind of place it is", () => {
    const names = namesOfAgency(["澄湾市临溪区云栈镇人民政府", "云栈镇", "临溪区"]);
    expect(foldText("临溪区云栈镇、云栈的水，全镇的路", names).letters).toBe("的水的路");
  });
});

describe("a copy", () => {
  const copied = letters("copied", 200);
  const first = `${letters("a", 150)}。${copied}。${letters("b", 100)}`;
  const second = `${letters("c", 80)}。${copied}。${letters("d", 60)}`;

  it("is found with its passage in both, and its share is that of the shorter", () => {
    const alike = compareTexts(plain(first), plain(second), none);
    expect(alike.passages).toBe(1);
    expect(alike.share).toBeCloseTo(200 / 340, 10);
    for (const [text, pieces] of [
      [first, alike.pieces.first],
      [second, alike.pieces.second],
    ] as const) {
      const shared = pieces.filter(({ kind }) => kind === "shared");
      expect(piecesOf(text, shared)).toEqual([`${copied}。`]);
    }
  });

  it("is found with other figures, places and marks of punctuation", () => {
    const sentence = (place: string, count: number) =>
      [...copied].map((letter, at) => (at % 20 === 0 ? `${place}${count + at}、${letter}` : letter)).join("");
    const one = { text: `${letters("a", 90)}${sentence("青堃镇", 3)}`, names: namesOfAgency(["青堃镇"]) };
    const two = { text: `${letters("b", 90)}${sentence("石梓镇", 500)}`, names: namesOfAgency(["石梓镇"]) };
    expect(compareTexts(one, two, none).share).toBeCloseTo(200 / 290, 10);
  });

  it("is the same whichever comes first, and every time", () => {
    const there = compareTexts(plain(first), plain(second), none);
    expect(compareTexts(plain(first), plain(second), none)).toEqual(there);
    const back = compareTexts(plain(second), plain(first), none);
    expect([back.share, back.first, back.second]).toEqual([there.share, there.second, there.first]);
  });

  it("of what everybody writes is none", () => {
    const common = new Set(marksOfText(copied));
    const { share, passages, second: counted } = compareTexts(plain(first), plain(second), common);
    expect([share, passages]).toEqual([null, 0]);
    expect(counted.distinctive).toBeLessThan(150);
  });
});

describe("nothing is said", () => {
  it("of a text with fewer than 150 letters of its own", () => {
    const copied = letters("copied", 149);
    expect(compareTexts(plain(copied), plain(`${copied}${letters("more", 300)}`), none).share).toBeNull();
    const enough = letters("copied", 150);
    expect(compareTexts(plain(enough), plain(`${enough}${letters("more", 300)}`), none).share).toBe(1);
  });

  it("where fewer than ten agencies are known", () => {
    const copied = letters("copied", 300);
    const texts = Array.from({ length: 9 }, (_, agency) =>
      marked(agency, agency < 2 ? copied : letters(`${agency}`, 300)),
    );
    const all = new Set(texts.keys());
    expect(likePairs(texts, all).pairs).toEqual([]);
    texts.push(marked(9, letters("9", 300)));
    expect(likePairs(texts, new Set(texts.keys())).pairs).toEqual([[0, 1]]);
  });

  it("of what an agency repeats in part, or of a few words", () => {
    expect(isNotable(0.6, 400, true)).toBe(false);
    expect(isNotable(0.7, 400, true)).toBe(true);
    expect(isNotable(0.3, 100, false)).toBe(true);
    expect(isNotable(0.3, 99, false)).toBe(false);
    expect(isNotable(0.1, 300, false)).toBe(true);
  });
});

it("a phrase is common property when so many agencies have it, however many years they repeat it", () => {
  const phrase = letters("phrase", 60);
  const textOf = (agency: number, year: number) =>
    marked(agency, `${phrase}${letters(`${agency}/${year}`, 60)}`);
  const world = (holders: number) =>
    Array.from({ length: 40 }, (_, agency) =>
      [2021, 2022, 2023].map((year) =>
        agency < holders ? textOf(agency, year) : marked(agency, letters(`${agency}/${year}`, 120)),
      ),
    ).flat();
  expect(commonFrom(40)).toBe(8);
  const commonIn = (holders: number) => {
    const common = commonMarks(world(holders), new Set([0]));
    return [...marksOfText(phrase)].filter((mark) => common.has(mark)).length;
  };
  expect(commonIn(7)).toBe(0);
  expect(commonIn(8)).toBe(marksOfText(phrase).length);
});

describe("of the two it is said", () => {
  const reports = [
    { agency: "1", year: 2022, scope: "own" as const },
    { agency: "1", year: 2023, scope: "own" as const },
    { agency: "2", year: 2023, scope: "own" as const },
    { agency: "3", year: 2024, scope: "own" as const },
  ];
  const like = (first: number, second: number, share: number) => ({
    pair: [first, second] as const,
    share,
    shared: 200,
  });

  it("of both, where they are of one year; of the later, where they are not", () => {
    const found = namedLikenesses(reports, [like(1, 2, 0.5), like(0, 3, 0.4)]);
    expect(found.map(({ report, other }) => [report, other])).toEqual([
      [1, 2],
      [2, 1],
      [3, 0],
    ]);
  });

  it("with the most alike report of the other agency alone", () => {
    const found = namedLikenesses(reports, [
      like(0, 2, 0.9),
      like(1, 2, 0.5),
      like(0, 3, 0.4),
      like(1, 3, 0.4),
    ]);
    expect(found.filter(({ report }) => report > 1).map(({ report, other }) => [report, other])).toEqual([
      [2, 0],
      [3, 1],
    ]);
  });
});

it("the pieces make up the text, whatever it is", () => {
  const text = fc
    .array(fc.constantFrom(..."水路山田，。 3一\nA𠮷"), { maxLength: 400 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, text, (one, two) => {
      const { pieces, share, first, second } = compareTexts(plain(one), plain(two), none);
      expect(piecesOf(one, pieces.first).join("")).toBe(one);
      expect(piecesOf(two, pieces.second).join("")).toBe(two);
      expect(share === null || (share >= 0 && share <= 1)).toBe(true);
      expect(first.shared <= first.distinctive && second.shared <= second.distinctive).toBe(true);
    }),
    { numRuns: 300 },
  );
});

describe("a hostile text", () => {
  const took = (work: () => unknown) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };

  it.each([
    ["one letter", "的".repeat(1_000_000)],
    ["two letters in turn", "的了".repeat(500_000)],
    ["a run of eight", letters("run", GRAM).repeat(125_000)],
    ["letters in no order", letters("long", 1_000_000)],
  ])("of %s a million letters long takes no longer than an honest one", (_, text) => {
    expect(took(() => compareTexts(plain(text), plain(text), none))).toBeLessThan(20_000);
  });
});
