import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { moreExcluded } from "@/lib/export/totals/exported-totals";
import { worldOfSeed } from "@/lib/oracle/random-world";
import { usesPostgres } from "@/lib/settings";
import { inventedAgencies } from "@/lib/specimen/demo/agencies";
import { demoReports } from "@/lib/specimen/demo/reports";
import { openVersion, type ReadDb } from "../../client";
import { databaseOf } from "../../oracle/database-of-world";
import { plainTotals, storedRows } from "../../oracle/plain-totals";
import { availableYears } from "../../queries/dataset-version";
import { groupOf } from "../../queries/group";
import { groupTrend } from "../../queries/group-trend";
import { type RegionTotals, regionTotals } from "../../queries/totals/region-totals";
import { importRows, type PlainReport, type TestDatabase, testDatabase } from "../../test-database";
import { totalPartRows } from "./total-parts";
import { totalsView } from "./totals-view";

/** What both say of a territory. */
const saidBy = (totals: RegionTotals) => ({
  parts: totals.parts.filter(({ form }) => form !== null).map(({ key }) => key),
  absent: totals.parts.filter(({ form }) => form === null).map(({ key }) => key),
  form: totals.form,
  summed: totals.summed,
  isDecidable: totals.refused.length === 0,
  cells: Object.fromEntries(
    totals.cells.map(({ cell, missing, refused, wholeMissing: _, ...rest }) => [
      cell,
      {
        ...rest,
        missing: Object.fromEntries(missing),
        isDecided: totals.refused.length === 0 && refused === null,
      },
    ]),
  ),
});

/** Every territory, year and kind of a database, by the product and by plain loops. */
async function expectEqualTotals(db: ReadDb, years: readonly number[]): Promise<number> {
  const rows = await storedRows(db);
  let decided = 0;
  for (const { key, kind } of rows.units)
    for (const year of kind === "government" ? years : [])
      for (const part of [null, "towns"] as const) {
        const totals = await regionTotals(db, { region: key, year, kind: part, form: null });
        if (totals === null) throw new Error(`nothing is summed of ${key}`);
        const plain = plainTotals(rows, { region: key, year, kind: part });
        const said = saidBy(totals);
        const inOrder = (keys: readonly string[]) => [...keys].sort();
        expect({ ...said, parts: inOrder(said.parts), absent: inOrder(said.absent) }).toEqual({
          ...plain,
          parts: inOrder(plain.parts),
          absent: inOrder(plain.absent),
        });
        if (plain.isDecidable) decided += 1;
      }
  return decided;
}

it("is in every random world what plain loops over the stored reports add up to", async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (seed) => {
      const { path, states, close } = await databaseOf(worldOfSeed(seed));
      const label = states.at(-1)?.label ?? "";
      const db = await openVersion(path, label);
      try {
        if (db) await expectEqualTotals(db, await availableYears(db));
      } finally {
        await db?.close();
        await close();
      }
    }),
    { numRuns: usesPostgres() ? 1 : 6, endOnFailure: true },
  );
});

describe("of the demonstration", () => {
  let test: TestDatabase;
  const codeOf = new Map(inventedAgencies.map(({ key, code }) => [key, code ?? key]));
  beforeAll(async () => {
    test = await testDatabase({
      agencies: inventedAgencies.map(({ key, shortName, printedName, kind, parentCode, code, from, to }) => ({
        ...{ key: codeOf.get(key) ?? key, name: printedName, shortName, kind, code },
        parentKey: parentCode === "990000" ? null : parentCode,
        ...{ validFrom: from, validTo: to },
      })),
    });
    const reports = [...demoReports()]
      .filter(({ truth, second }) => (truth.year === 2024 || truth.year === 2020) && !second)
      .map(({ agency, truth }): PlainReport => {
        const cells = [...truth.cells].map(([id, cell]) => [
          id,
          cell.kind === "number" ? cell.value : cell.reason,
        ]);
        const { year, form, scope } = truth;
        const key = codeOf.get(agency.key) ?? agency.code ?? agency.key;
        return { agency: key, year, form, scope, cells: Object.fromEntries(cells) };
      });
    const complete = { region: "990100", kind: "all", complete: true, deadline: null } as const;
    await importRows(test.db, {
      reports,
      collections: [
        { ...complete, year: 2024 },
        { ...complete, year: 2020 },
      ],
    });
  });
  afterAll(() => test.close());

  it("every cell is the sum by plain loops, and some territory is held against its own report", async () => {
    expect(await expectEqualTotals(test.db, [2020, 2024])).toBeGreaterThan(0);
  });

  it("says what differs from the whole, and sums one form where there are two", async () => {
    const asked = { kind: null, form: null, cell: null, v: null };
    const view = await totalsView(test.db, { ...asked, region: "990102", year: 2024 });
    const differing = [...(view?.figures ?? [])].filter(([, { difference }]) => difference !== 0);
    expect(differing.map(([id, { difference }]) => [id, difference])).toContainEqual([
      "requests.received.total",
      6,
    ]);
    expect(view?.wholeSentence).toMatch(
      /^与全域汇总年报比较：200格中\d+格一致，\d+格不一致(，\d+格未能判断)?。$/,
    );
    const mixed = await totalsView(test.db, { ...asked, region: "990101", year: 2020 });
    expect(mixed?.sentences[1]).toMatch(
      /^每格是\d+份2019年格式的本机关年报相加，不加任何全域汇总年报；另有1份用2021年格式，格子不同，不计入。$/,
    );
    expect(mixed?.wholeSentence).toContain("1份年报用别的表式");
    const other = await totalsView(test.db, { ...asked, region: "990101", year: 2020, form: "2021" });
    expect(other?.summed).toBe(1);
  });
});

describe("in a small district", () => {
  const below = (key: string, rest = {}) => ({ key, parentKey: "990101", ...rest });
  const received = "requests.received.total";
  const fees = "disclosure.fees.amount";
  const report = (agency: string, value: number | "blank", rest: Partial<PlainReport> = {}): PlainReport => ({
    ...{ agency, year: 2023, cells: { [received]: value, "requests.closed.total": 1 } },
    ...rest,
  });
  const counts = cellsOfForm("2021").filter(({ measure }) => measure === "count");
  let test: TestDatabase;
  beforeAll(async () => {
    test = await testDatabase({
      agencies: [
        { key: "990101", kind: "government", shortName: "甲区" },
        below("990101001", { kind: "subdistrict", shortName: "东街道" }),
        below("990101002", { kind: "subdistrict", shortName: "西街道" }),
        below("990101101", { shortName: "南镇" }),
        below("990101102", { shortName: "并走镇", validTo: 2022 }),
        below("990101-办", { kind: "bureau", name: "甲区人民政府办公室", shortName: "甲区政府办" }),
        below("990101-局", { kind: "bureau", shortName: "教育局" }),
      ],
    });
    await importRows(test.db, {
      reports: [
        report("990101", 100, {
          scope: "territory",
          problems: [{ check: "balance", severity: "error", cells: [received], message: "不平衡" }],
        }),
        report("990101", 1),
        report("990101-办", 2),
        report("990101001", 3, {
          problems: [{ check: "balance", severity: "error", cells: [received], message: "不平衡" }],
        }),
        report("990101002", -5),
        report("990101101", "blank", { cells: { [received]: "blank", [fees]: -1.5 } }),
        report("990101102", 1000),
        report("990101-局", 70, { form: "2019" }),
        report("990101-局", 0, {
          year: 2022,
          cells: Object.fromEntries(counts.slice(0, 103).map(({ id }) => [id, -1])),
        }),
      ],
    });
  });
  afterAll(() => test.close());

  const view = async (more = {}) => {
    const asked = { region: "990101", kind: null, year: 2023, form: null, cell: null, v: null, ...more };
    const found = await totalsView(test.db, asked);
    if (!found) throw new Error("nothing is summed");
    return found;
  };

  it("leaves out by name what cannot be added, and refuses the difference with all its reasons", async () => {
    await expectEqualTotals(test.db, [2023]);
    const { sentences, wholeSentence, figures, excluded } = await view();
    expect(sentences).toEqual([
      "甲区2023年：3个街镇、2个部门、1个政府本机关均已公开本机关年报。",
      "每格是5份2021年格式的本机关年报相加，不加任何全域汇总年报；另有1份用2019年格式，格子不同，不计入。",
      "甲区既有政府本机关的年报，也有政府办公室的年报，都已计入，其中的数可能重复。",
    ]);
    expect(wholeSentence).toBe(
      "与全域汇总年报的差额未能判断：没有登记该年街镇、部门的年报都已收齐，可能还有别的机关；有政府本机关和政府办公室的年报可能重复；1份年报用别的表式。",
    );
    expect(figures.get(received)).toMatchObject({
      ...{ sum: 6, text: "6", wholeText: "100（待核）", difference: null, differenceText: "未能判断" },
      notes: ["3/5个有数", "空白1个", "含1个待核的数", "1个明显有误的数未计入"],
    });
    expect(excluded).toMatchObject([{ name: "西街道", cell: received, text: "−5" }]);
    expect(figures.get("disputes.review.total")).toMatchObject({ sum: null, text: "表中无此项" });
  });

  it("says of a part of the units that it is not the whole", async () => {
    const { wholeSentence, title, figures } = await view({ kind: "towns" });
    expect(title).toBe("甲区街道、乡镇2023年政府信息公开统计合计");
    expect(wholeSentence).toBe("与全域汇总年报的差额未能判断：只合计街镇，不是全域。");
    expect(figures.get(received)?.sum).toBe(3);
  });

  it("says what the whole leaves for the others, and that more than the whole is a contradiction", async () => {
    const { figures, restSentence } = await view({ kind: "towns" });
    expect(figures.get(received)).toMatchObject({ sum: 3, whole: 100, rest: 97, restText: "其余 97" });
    // The whole has 1, the one town that says it 1: nothing is left.
    expect(figures.get("requests.closed.total")).toMatchObject({ rest: -1, restText: "已多 1" });
    expect(figures.get(fees)).toMatchObject({ rest: null, restText: "" });
    expect(restSentence).toBe(
      "汇总减去合计是没有计入的机关（其他类别的机关；此格没有数的）在此格应有的数之和，以各数都无误为前提，在表中写作“其余”；有1格的合计已比汇总多（办结多1件），不论没有计入的有多少，都不会与汇总一致，请核对。",
    );
    // All kinds together count the government's own figures perhaps twice.
    const all = await view();
    expect([...all.figures.values()].filter(({ rest }) => rest !== null)).toEqual([]);
    expect(all.restSentence).toBe("");
  });

  it("says how many figures that cannot be it does not name", async () => {
    const found = await view({ year: 2022 });
    expect(found.excluded).toHaveLength(100);
    expect(moreExcluded(found)).toBe("等，还有3个，见各格");
    expect(moreExcluded(await view())).toBe("");
  });

  it("sums what the charts sum: money below zero is questioned, and only counts are impossible", async () => {
    const group = groupOf({ region: "990101", kind: "towns" });
    const [trend] = await groupTrend(test.db, group, [fees], { from: 2023, to: 2023 });
    const { figures } = await view({ kind: "towns" });
    expect([figures.get(fees)?.sum, trend?.points[0]?.value]).toEqual([-1.5, -1.5]);
  });

  it("lists what a cell is made of, so that it can be added up again", async () => {
    const asked = { region: "990101", kind: null, year: 2023, form: null, v: null };
    const { rows } = await totalPartRows(test.db, { ...asked, cell: received }, 1);
    expect(rows.map(({ name, text, isCounted, doubt }) => [name, text, isCounted, doubt])).toEqual(
      expect.arrayContaining([
        ["东街道", "3", true, "待核"],
        ["西街道", "−5", false, "明显有误，未计入"],
        ["南镇", "空白", false, ""],
        ["教育局", "2019年格式，不计入", false, ""],
      ]),
    );
    const counted = rows.filter((row) => row.isCounted).reduce((sum, { text }) => sum + Number(text), 0);
    expect(counted).toBe((await view()).figures.get(received)?.sum);
  });

  it("is nothing of what is no government", async () => {
    const asked = { kind: null, year: 2023, form: null, cell: null, v: null };
    expect(await totalsView(test.db, { ...asked, region: "990101001" })).toBeNull();
  });
});
