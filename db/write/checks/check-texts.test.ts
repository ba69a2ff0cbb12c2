import { and, asc, eq, isNull } from "drizzle-orm";
import { afterEach, beforeEach, expect, it } from "vitest";
import { seededRandom } from "@/lib/specimen/seeded-random";
import { findings } from "../../schema";
import {
  importReports,
  importRows,
  type PlainReport,
  type TestDatabase,
  testDatabase,
} from "../../test-database";

/** Invented text without sense: letters that no two seeds give in the same order. */
function letters(seed: string, count: number): string {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => String.fromCharCode(0x5000 + random.int(0, 0xfff))).join("");
}

let test: TestDatabase;
const keys = Array.from({ length: 12 }, (_, at) => String(at + 10));
const report = (agency: string, year: number, text = letters(`${agency}/${year}`, 240)): PlainReport => ({
  agency,
  year,
  text,
});
beforeEach(async () => {
  test = await testDatabase({
    agencies: keys.map((key) => ({ key, shortName: `${key}镇` })),
    reports: keys.map((key) => report(key, 2022)),
  });
});
afterEach(() => test.close());

const found = async () =>
  (
    await test.db
      .select()
      .from(findings)
      .where(and(eq(findings.check, "same-text"), isNull(findings.versionSuperseded)))
      .orderBy(asc(findings.agency), asc(findings.id))
  ).map(({ cells, found: share, severity, message }) => ({ cells, share, severity, message }));
const copyOf = (agency: string, year: number) =>
  `${letters(`${agency}/${year}`, 200)}${letters("more", 100)}`;

it("a copy of another's text is found when it comes, with the share, and said of the later report", async () => {
  expect(await found()).toEqual([]);
  await importReports(test.db, [report("15", 2023, copyOf("11", 2022))]);
  expect(await found()).toEqual([
    {
      cells: ["11/2022/own"],
      share: 200 / 240,
      severity: "note",
      message: "除条例、表式用语和许多机关都用的话以外，与11镇2022年报告相同的文字有200字，占较短一份的83%。",
    },
  ]);
});

it("nothing changes when all are looked at again", async () => {
  await importReports(test.db, [report("15", 2023, copyOf("11", 2022))]);
  const before = await found();
  const again = await importRows(test.db, { checkAll: true });
  expect(again).toMatchObject({ version: null, texts: { findings: 1, changed: 0 } });
  expect(await found()).toEqual(before);
});

it("of two of one year it is said of both, and no longer when one of them has been corrected", async () => {
  await importReports(test.db, [report("15", 2022, copyOf("11", 2022))]);
  expect((await found()).map(({ cells }) => cells)).toEqual([["15/2022/own"], ["11/2022/own"]]);
  await importReports(test.db, [report("11", 2022, letters("rewritten", 240))]);
  expect(await found()).toEqual([]);
});

it("what an agency says again is said to be alike when hardly anything else is there", async () => {
  const text = letters("11/2022", 240);
  await importReports(test.db, [report("11", 2023, `${text.slice(0, 150)}${letters("new", 90)}`)]);
  expect(await found()).toEqual([]);
  await importReports(test.db, [report("12", 2023, letters("12/2022", 230))]);
  expect(await found()).toMatchObject([
    { cells: ["12/2022/own"], message: expect.stringContaining("与本机关2022年报告相同的文字有230字") },
  ]);
});

it("what a government writes of itself and of its territory in one year is not compared", async () => {
  const text = letters("both", 240);
  await importReports(test.db, [
    report("11", 2023, text),
    { ...report("11", 2023, text), scope: "territory", bytes: "territory" },
  ]);
  expect(await found()).toEqual([]);
});
