import { asc, isNull } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { applicants, requestCellId } from "@/lib/catalogue/requests";
import { foundItems } from "../../queries/checks/found-items";
import { findings, verdicts } from "../../schema";
import {
  importReports,
  importRows,
  type PlainReport,
  type TestDatabase,
  testDatabase,
} from "../../test-database";

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }, { key: "2" }] });
});
afterEach(() => test.close());

const carriedIn = "requests.carried_in.total";
const carriedOut = "requests.carried_out.total";
const inForce = "disclosure.normative_documents.in_force";
const issued = "disclosure.normative_documents.issued";

/** Every cell of the form, so that each check can be decided; the year tells two years' tables apart. */
function full(year: number, cells: PlainReport["cells"] = {}, form: "2021" | "2019" = "2021"): PlainReport {
  const zeros = Object.fromEntries(cellsOfForm(form).map(({ id }) => [id, 0]));
  return { agency: "1", year, form, cells: { ...zeros, "requests.received.other": year, ...cells } };
}
const found = async (...batch: PlainReport[]) => {
  await importReports(test.db, batch);
  return listed();
};
const checkAgain = async () => await importRows(test.db, { checkAll: true });
const listed = async () =>
  (
    await test.db
      .select()
      .from(findings)
      .where(isNull(findings.versionSuperseded))
      .orderBy(asc(findings.year), asc(findings.id))
  ).map(({ year, check, cells, expected, found }) => ({ year, check, cells, expected, found }));

describe("two years that fit", () => {
  it("give no finding", async () => {
    const before = full(2022, { [carriedOut]: 2, [inForce]: 5 });
    const after = full(2023, { [carriedIn]: 2, [inForce]: 6, [issued]: 1 });
    expect(await found(before, after)).toEqual([]);
  });

  it.each(applicants.map(({ id }) => requestCellId("carried_in", id)))(
    "give exactly one when %s is changed",
    async (cell) => {
      const expected = { year: 2023, check: "carry-over", cells: [cell], expected: 0, found: 1 };
      expect(await found(full(2022), full(2023, { [cell]: 1 }))).toEqual([expected]);
    },
  );

  it.each(
    ["issued", "repealed", "in_force"].flatMap((measure) =>
      ["rules", "normative_documents"].map((row) => `disclosure.${row}.${measure}`),
    ),
  )("give exactly one when %s is changed", async (cell) => {
    expect(await found(full(2022), full(2023, { [cell]: 1 }))).toMatchObject([
      { year: 2023, check: "in-force" },
    ]);
  });

  it("are taken for copied when all tables are equal and not all zero", async () => {
    const same = { "requests.received.other": 7 };
    expect(await found(full(2022, same), full(2023, same))).toMatchObject([
      { year: 2023, check: "copied-forward" },
    ]);
  });

  it("are not taken for copied when all is zero", async () => {
    const zero = { "requests.received.other": 0 };
    expect(await found(full(2022, zero), full(2023, zero))).toEqual([]);
  });
});

describe("years that differ as they should not", () => {
  const received = "requests.received.total";
  const fees = "disclosure.fees.amount";
  const checksFound = async (...batch: PlainReport[]) =>
    (await found(...batch)).map(({ year, check, cells }) => `${year} ${check} ${cells.join()}`);

  it("give a note of a change beyond chance, not of a smaller one", async () => {
    expect(await checksFound(full(2022, { [received]: 5 }), full(2023, { [received]: 30 }))).toEqual([
      `2023 jump ${received}`,
    ]);
    expect(await checksFound(full(2023, { [received]: 12 }))).toEqual([]);
  });

  it("give a note of pending cases that are gone", async () => {
    const pending = { "disputes.review.pending": 2, "disputes.review.total": 2 };
    expect(await checksFound(full(2022, pending), full(2023))).toEqual([
      "2023 pending disputes.review.total",
    ]);
  });

  it("give a warning of an amount in the wrong unit, in any year once two others are there", async () => {
    expect(await checksFound(full(2021, { [fees]: 130_000 }), full(2022, { [fees]: 12 }))).toEqual([]);
    expect(await checksFound(full(2023, { [fees]: 14 }))).toEqual([`2021 unit-slip ${fees}`]);
    expect(await checksFound(full(2021, { [fees]: 13 }))).toEqual([]);
  });

  it("give a warning of growth that the text states wrongly", async () => {
    const says = (growth: string) => ({
      ...full(2023, { [received]: 36 }),
      text: `2023年收到政府信息公开申请36件，${growth}。`,
    });
    const before = full(2022, { [received]: 32 });
    expect(await checksFound(before, says("同比增长12.5%"))).toEqual([]);
    expect(await checksFound(says("同比增长21.5%"))).toEqual([`2023 growth ${received}`]);
    expect(await checksFound(says("比上年增加4件"))).toEqual([]);
  });
});

describe("two years that cannot be compared", () => {
  const wrong = { [carriedIn]: 9 };

  it.each([
    ["a year is missing between them", full(2021), full(2023, wrong)],
    ["the earlier figure is missing", full(2022, { [carriedOut]: "blank" }), full(2023, wrong)],
    [
      "the later figure is missing",
      full(2022, { [carriedOut]: 9 }),
      full(2023, { [carriedIn]: "unreadable" }),
    ],
    ["they are of two agencies", full(2022), { ...full(2023, wrong), agency: "2" }],
    ["they are of two scopes", full(2022), { ...full(2023, wrong), scope: "territory" as const }],
    ["the earlier form has no such cell", full(2022, {}, "2019"), full(2023, { [inForce]: 9 })],
  ])("give no finding where %s", async (_, before, after) => {
    expect(await found(before, after)).toEqual([]);
  });

  it("are compared over a change of form in the cells that both have", async () => {
    expect(await found(full(2020, {}, "2019"), full(2021, wrong))).toMatchObject([{ check: "carry-over" }]);
  });
});

describe("checking again", () => {
  const before = full(2022, { [carriedOut]: 2 });
  const after = full(2023, { [carriedIn]: 1 });
  const changed = async () => (await checkAgain()).years.changed;

  it("keeps what is found again, by its number, and takes back what is mended, in a version of its own", async () => {
    await found(before, after);
    const [first] = await test.db.select().from(findings);
    expect(await checkAgain()).toMatchObject({ version: null, years: { changed: 0 } });
    expect(await test.db.select().from(findings)).toEqual([first]);
    await importReports(test.db, [full(2022, { [carriedOut]: 1 })]);
    expect(await listed()).toEqual([]);
    expect(await changed()).toBe(0);
    const last = test.db.version?.id;
    expect(await test.db.select().from(findings)).toEqual([{ ...first, versionSuperseded: last }]);
  });

  it("looks only at the agencies that have new reports, or at all that there are", async () => {
    const { years } = await importRows(test.db, { reports: [before, after] });
    expect(years).toEqual({ reports: 2, findings: 1, changed: 1 });
    const others = [
      { ...before, agency: "2" },
      { ...after, agency: "2" },
    ];
    expect((await importRows(test.db, { reports: others })).years).toEqual({
      reports: 2,
      findings: 1,
      changed: 1,
    });
    expect((await checkAgain()).years).toEqual({ reports: 4, findings: 2, changed: 0 });
  });

  it("publishes what it finds anew where the checks have changed, and leaves the earlier version as it was", async () => {
    await found(before, after);
    await test.db.engine.change("update findings set message = 'as an earlier program said it'");
    const { version, years } = await checkAgain();
    expect([years.changed, version?.reportsAdded]).toEqual([2, 0]);
    expect(await listed()).toHaveLength(1);
    expect(await test.db.select().from(findings)).toHaveLength(2);
  });

  it("leaves a verdict in force until a value changes that the check saw", async () => {
    const open = async () =>
      (await foundItems(test.db, ""))
        .filter(({ verdict, findings: ids }) => verdict === "open" && ids.length > 0)
        .map(({ check }) => check);
    await found(before, after);
    const [finding] = await test.db.select().from(findings);
    if (!finding) throw new Error("no finding to decide upon");
    const { agency, year, scope, check, cells, valuesSha } = finding;
    const verdict = { verdict: "explained" as const, by: "甲", at: "2026-01-31", why: "机构调整" };
    await test.db
      .insert(verdicts)
      .values({ agency, year, scope, check, cells, valuesSha, ...verdict, versionAdded: 1 });
    expect(await open()).toEqual([]);
    await checkAgain();
    expect(await open()).toEqual([]);
    await found(full(2022, { [carriedOut]: 3 }));
    expect(await open()).toEqual(["carry-over"]);
    await found(full(2022, { [carriedOut]: 2, [issued]: 1, [inForce]: 1 }));
    expect(await open()).toEqual(["in-force"]);
  });
});
