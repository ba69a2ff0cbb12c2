import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { matchesAgency } from "@/lib/agencies/agency-search";
import { districts } from "@/lib/specimen/demo/places";
import { agencies } from "../schema";
import { type TestDatabase, testDatabase } from "../test-database";
import { pickerOptions, searchAgencies } from "./search-agencies";

const ofDemonstration = districts.flatMap(({ subdistricts, towns, townships }) => [
  ...subdistricts,
  ...towns,
  ...townships,
]);
const names = [...new Set([...ofDemonstration, "长乐镇", "重阳街道", "大埔镇", "北宫镇", "西安街道"])];
const keys = names.map((_, at) => String(990101001 + at));
let test: TestDatabase;

beforeAll(async () => {
  test = await testDatabase({
    agencies: [
      { key: "990101", shortName: "临溪区", kind: "government", expected: false },
      ...names.map((shortName, at) => ({
        key: `${keys[at]}`,
        shortName,
        name: `演示省澄湾市临溪区${shortName}`,
        parentKey: "990101",
        aliases: at % 5 === 0 ? [`旧${shortName}`] : [],
      })),
    ],
  });
});
afterAll(() => test.close());

const shown = async (query: string) =>
  (await pickerOptions(test.db, { region: "990101", kind: "towns", scope: "own" }))
    .filter((option) => matchesAgency(query, option))
    .map(({ key }) => key);
const found = async (query: string) =>
  (await searchAgencies(test.db, query, 1000)).map(({ key }) => key).filter((key) => key !== "990101");

/** A name's part as somebody types it: from any syllable on, in any reading, the last one perhaps in part. */
const typed = fc.nat().chain((seed) => {
  const name = names[seed % names.length] ?? "";
  return fc.record({
    name: fc.constant(name),
    from: fc.nat(),
    picks: fc.array(fc.nat(), { minLength: 9, maxLength: 9 }),
    keep: fc.nat(),
    initials: fc.boolean(),
  });
});

it("finds a name from any of its syllables on, in any reading, as the picker does", async () => {
  const rows = await test.db.select().from(agencies);
  const readingsOf = new Map(
    rows.map(({ shortName, pinyin }) => [shortName, pinyin.split(" ").map((one) => one.split("/"))]),
  );
  await fc.assert(
    fc.asyncProperty(typed, async ({ name, from, picks, keep, initials }) => {
      const readings = readingsOf.get(name) ?? [];
      const spoken = readings
        .slice(from % readings.length)
        .map((some, at) => some[(picks[at] ?? 0) % some.length] ?? "");
      const whole = spoken.map((one) => (initials ? one.slice(0, 1) : one)).join("");
      const query = whole.slice(0, 1 + (keep % whole.length));
      const hits = await found(query);
      expect(hits).toContain(keys[names.indexOf(name)]);
      expect([...hits].sort()).toEqual([...(await shown(query))].sort());
    }),
    { numRuns: 300 },
  );
});

it("agrees with the picker on anything that can be typed", async () => {
  const characters = fc.constantFrom(...new Set([...names.join(""), ..."abcgnouz 旧%_'\"１Ａ"]));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: characters, minLength: 1, maxLength: 4 }), async (query) => {
      fc.pre(query.trim() !== "");
      expect([...(await found(query))].sort()).toEqual([...(await shown(query))].sort());
    }),
    { numRuns: 300 },
  );
});

it("finds 北宫镇 by a syllable and by initials in its middle", async () => {
  const key = `${keys[names.indexOf("北宫镇")]}`;
  for (const query of ["gong", "gongzhen", "gz", "zhen"]) expect(await found(query), query).toContain(key);
  for (const query of ["ong", "eigong"]) expect(await found(query), query).not.toContain(key);
});

it("goes on with what an earlier version stored", async () => {
  const earlier = await testDatabase({ agencies: [{ key: "110106100", shortName: "北宫镇" }] });
  earlier.db.update(agencies).set({ pinyin: "beigongzhen", initials: "bgz" }).run();
  const hit = await searchAgencies(earlier.db, "gong", 5);
  const options = await pickerOptions(earlier.db, { region: "", kind: "towns", scope: "own" });
  earlier.close();
  expect(hit.map(({ key }) => key)).toEqual(["110106100"]);
  expect(options.map(({ pinyin }) => pinyin)).toEqual(["bei gong zhen"]);
});
