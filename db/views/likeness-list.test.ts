import { afterEach, expect, it } from "vitest";
import { parseCsv } from "@/lib/agencies/csv";
import { likePairLists } from "@/lib/export/like-pair-lists";
import { listCsv, listFileName } from "@/lib/export/list-files";
import { seededRandom } from "@/lib/specimen/seeded-random";
import { type TestDatabase, testDatabase } from "../test-database";
import { exportedLikeness } from "./exported-likeness";
import { likenessList, likenessQuery } from "./likeness-list";

let test: TestDatabase;
afterEach(() => test.close());

/** Invented text without sense: letters that no two seeds give in the same order. */
function letters(seed: string, count: number): string {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => String.fromCharCode(0x5000 + random.int(0, 0xfff))).join("");
}

/** Three districts of five towns; 东1镇 has most of what 西1镇 wrote, and 东2镇 of what it wrote itself the year before. */
const begin = async () => {
  const districts = ["东", "西", "南"];
  const towns = districts.flatMap((district) =>
    [1, 2, 3, 4, 5].map((number) => ({ key: `${district}${number}`, parentKey: district })),
  );
  test = await testDatabase({
    agencies: [
      ...districts.map((key) => ({ key, kind: "government" as const, shortName: `${key}区` })),
      ...towns.map((town) => ({ ...town, shortName: `${town.key}镇` })),
    ],
    reports: [
      ...towns.map(({ key }) => ({ agency: key, year: 2022, text: letters(key, 240) })),
      { agency: "东1", year: 2023, text: `${letters("西1", 200)}${letters("more", 100)}` },
      { agency: "东2", year: 2023, text: letters("东2", 240) },
    ],
  });
};

it("a region has the pairs of which one report at least is from there, and counts them alone", async () => {
  await begin();
  const pairs = async (filter: Parameters<typeof likenessList>[1]) => {
    const { rows, counts } = await likenessList(test.db, filter);
    return [rows.map(({ report, other }) => `${report.name}=${other.name}`), counts];
  };
  const between = "东1镇2023年报告=西1镇2022年报告";
  const own = "东2镇2023年报告=东2镇2022年报告";
  expect(await pairs({})).toEqual([[own, between], { agencies: 1, years: 1 }]);
  expect(await pairs({ region: "东" })).toEqual([[own, between], { agencies: 1, years: 1 }]);
  expect(await pairs({ region: "西" })).toEqual([[between], { agencies: 1, years: 0 }]);
  expect(await pairs({ region: "南" })).toEqual([[], { agencies: 0, years: 0 }]);
  expect(await pairs({ region: "东", between: "years" })).toEqual([[own], { agencies: 1, years: 1 }]);
  expect(await pairs({ region: "nowhere" })).toEqual([[], { agencies: 0, years: 0 }]);
});

it("its files have the pairs that it lists, each with its share, what was found, and where both stand", async () => {
  await begin();
  const list = await exportedLikeness(test.db, { region: "西" }, ["西区"]);
  const { rows } = parseCsv(new TextDecoder().decode(listCsv(likePairLists, list)));
  expect(rows).toHaveLength(2);
  const line = rows[1]?.cells ?? [];
  expect(line.slice(0, 7)).toEqual(["东1镇", "2023", "本机关", "西1镇", "2022", "本机关", "83"]);
  expect(line[7]).toContain("相同的文字有200字，占较短一份的83%");
  expect(line[8]).toBe(`/likeness/${["东1", "2023", "西1", "2022"].map(encodeURIComponent).join("/")}`);
  expect(list).toMatchObject({
    summary: "1对",
    demo: false,
    address: `/likeness?${likenessQuery({ region: "西" })}`,
  });
  expect(listFileName(likePairLists, list, "csv")).toBe(`内容雷同_西区_${list.version}.csv`);
});
