import { beforeAll, describe, expect, it } from "vitest";
import { plantedErrors } from "@/lib/specimen/demo/planted-errors";
import { demoReports } from "@/lib/specimen/demo/reports";
import { compareTexts } from "./alike";
import { commonMarks } from "./common-marks";
import { foldText, namesOfAgency } from "./folded-text";
import { likePairs } from "./like-pairs";
import { marksOfText } from "./marks";
import { isNotable, namedLikenesses } from "./notable";

type Told = { agency: number; year: number; key: string; text: string; names: string[]; marks: Uint32Array };

const texts: Told[] = [];
const numbers = new Map<string, number>();

beforeAll(() => {
  for (const { agency, truth, second } of demoReports()) {
    if (second) continue;
    const { preamble, general, beforeTable, problems, other } = truth.sections;
    const paragraphs = [...preamble, ...general, ...Object.values(beforeTable), ...problems, ...other];
    const text = paragraphs.join("\n");
    const names = namesOfAgency([truth.agency, agency.shortName, "临溪区", "望岚区", "澄湾市"]);
    if (!numbers.has(agency.key)) numbers.set(agency.key, numbers.size);
    const marks = marksOfText(foldText(text, names).letters);
    texts.push({
      agency: numbers.get(agency.key) ?? -1,
      year: truth.year,
      key: agency.key,
      text,
      names,
      marks,
    });
  }
});

const all = () => new Set(texts.keys());
const nameOf = (place: number) => `${texts[place]?.key} ${texts[place]?.year}`;
const at = (place: number): Told => {
  const found = texts[place];
  if (!found) throw new Error(`no text ${place}`);
  return found;
};

function named(sought: ReadonlySet<number>): string[] {
  const { pairs, common } = likePairs(texts, sought);
  const compared = pairs.flatMap(([first, second]) => {
    const [one, two] = [at(first), at(second)];
    const { share, first: counted } = compareTexts(one, two, common);
    const isSaid = share !== null && isNotable(share, counted.shared, one.agency === two.agency);
    return isSaid ? [{ pair: [first, second] as const, share, shared: counted.shared }] : [];
  });
  const reports = texts.map(({ key, year }) => ({ agency: key, year, scope: "own" as const }));
  return namedLikenesses(reports, compared).map(
    ({ report, other }) => `${nameOf(report)} < ${nameOf(other)}`,
  );
}

describe("in the demonstration", () => {
  it("the planted copies are found, each with its source, and nothing else", () => {
    const planted = plantedErrors.flatMap(({ key, year, damage }) =>
      damage.kind === "copied-text" ? [`${key} ${year} < ${damage.from.key} ${damage.from.year}`] : [],
    );
    // Two that are copied from the same one are like each other too, whoever was first.
    const both = ["望岚区冷杉乡 2025", "望岚区雾灵垭乡 2025"];
    const expected = [...planted, `${both[0]} < ${both[1]}`, `${both[1]} < ${both[0]}`];
    expect(named(all()).sort()).toEqual(expected.sort());
  });

  it("what is found for one agency alone is what is found for all", () => {
    const own = new Set([...texts.keys()].filter((place) => at(place).key === "望岚区冷杉乡"));
    const ofAll = named(all()).filter((line) => line.includes("望岚区冷杉乡"));
    expect(named(own)).toEqual(ofAll);
  });

  it("honest reports share less than a fifth of what is their own", () => {
    const copied = new Set(
      plantedErrors.filter(({ check }) => check === "same-text").map((error) => error.key),
    );
    const honest = [...texts.keys()].filter((place) => !copied.has(at(place).key));
    const common = commonMarks(texts, all());
    let compared = 0;
    for (const [turn, first] of honest.entries())
      for (let other = turn + 1; other < honest.length; other += 97) {
        const { share } = compareTexts(at(first), at(honest[other] ?? -1), common);
        expect([nameOf(first), share !== null && share < 0.2]).toEqual([nameOf(first), true]);
        compared += 1;
      }
    expect(compared).toBeGreaterThan(1000);
  });
});
