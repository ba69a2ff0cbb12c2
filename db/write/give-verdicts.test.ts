import { afterEach, beforeEach, expect, it } from "vitest";
import { openForReading, openVersion } from "../client";
import { foundItems } from "../queries/checks/found-items";
import { questionedCells } from "../queries/questioned-cells";
import { decidableFindings } from "../queries/verdicts/decidable-findings";
import { pastVerdicts } from "../queries/verdicts/verdict-history";
import { verifyVersions } from "../soundness/verify-versions";
import { importReports, type TestDatabase, testDatabase } from "../test-database";
import { type Decision, giveVerdicts } from "./give-verdicts";

const received = "requests.received.total";
const problem = (message: string, check: "balance" | "all-closed" = "balance") => ({
  check,
  severity: "error" as const,
  cells: [received],
  message,
});
const report = (value: number, problems = [problem("不平")]) => ({
  agency: "1",
  year: 2024,
  cells: { [received]: value },
  problems,
});

let test: TestDatabase;
beforeEach(async () => {
  test = await testDatabase({ agencies: [{ key: "1" }], reports: [report(5)] });
});
afterEach(() => test.close());

const only = async () => {
  const [finding, ...others] = await decidableFindings(test.db, {});
  if (!finding || others.length > 0) throw new Error("not the one finding of the test");
  return finding;
};
const decide = async (decision: Partial<Decision>, day = "2026-03-01") => {
  const given = { key: (await only()).key, verdict: "explained", by: "甲", why: "原件如此" } as const;
  return giveVerdicts(test.db, [{ ...given, ...decision }], new Date(`${day}T04:00:00Z`));
};
const errors = async (db: Parameters<typeof foundItems>[0]) =>
  (await foundItems(db, "")).filter(
    ({ severity, verdict }) => severity === "error" && (verdict === "open" || verdict === "confirmed"),
  ).length;

it("is a version of its own, which readers see, while the one before stays as it was", async () => {
  const before = test.db.version?.label ?? "";
  const first = await openForReading(test.path);
  const { version, outcomes } = await decide({});
  expect([outcomes, version?.label, version?.reportsAdded]).toEqual([["given"], "2026-03-01.1", 0]);
  const after = await openForReading(test.path);
  const then = await openVersion(test.path, first.version?.label ?? before);
  expect(await errors(after)).toBe(0);
  expect(await errors(first)).toBe(1);
  expect(then && (await errors(then))).toBe(1);
  expect(await verifyVersions(after)).toEqual([]);
  for (const db of [first, after, then]) await db?.close();
});

it("changes nothing a second time, and keeps the earlier one when another is given", async () => {
  await decide({});
  expect(await decide({}, "2026-03-02")).toEqual({ version: null, outcomes: ["unchanged"] });
  const old = await openForReading(test.path);
  expect((await decide({ verdict: "confirmed", why: "再核" }, "2026-03-03")).outcomes).toEqual(["given"]);
  expect((await only()).verdict).toMatchObject({ verdict: "confirmed", why: "再核", at: "2026-03-03" });
  expect(await pastVerdicts(test.db, {})).toMatchObject([
    { verdict: "explained", why: "原件如此", state: "superseded", since: "2026-03-03T04:00:00.000Z" },
  ]);
  const frozen = await openVersion(test.path, old.version?.label ?? "");
  expect(frozen && (await decidableFindings(frozen, {}))[0]?.verdict).toMatchObject({ verdict: "explained" });
  await old.close();
  await frozen?.close();
});

it("lapses with the values, says since when, and holds again when they come back", async () => {
  const { key } = await only();
  await decide({});
  await importReports(test.db, [report(6)]);
  expect(await only()).toMatchObject({ verdict: null });
  expect((await only()).key).not.toBe(key);
  expect(await pastVerdicts(test.db, {})).toMatchObject([
    { key, state: "lapsed", since: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) },
  ]);
  expect((await decide({ key })).outcomes).toEqual(["lapsed"]);
  expect((await decide({ key: "0000000000" })).outcomes).toEqual(["unknown"]);
  await importReports(test.db, [{ ...report(5), text: "改回" }]);
  expect(await only()).toMatchObject({ key, verdict: { verdict: "explained" } });
  expect(await pastVerdicts(test.db, {})).toEqual([]);
});

it("takes of what was decided elsewhere only what is later", async () => {
  await decide({ on: "2026-03-05" });
  const other = { verdict: "false_alarm", why: "另有说明" } as const;
  expect((await decide({ ...other, on: "2026-03-04" })).outcomes).toEqual(["older"]);
  expect((await decide({ on: "2026-03-05" })).outcomes).toEqual(["unchanged"]);
  expect((await decide({ ...other, on: "2026-03-05" })).outcomes).toEqual(["given"]);
  expect((await decide({ on: "2026-03-05" })).outcomes).toEqual(["older"]);
});

it("says what findings on the same values say as one, and is told apart by the check", async () => {
  const problems = [problem("不平"), problem("又不平"), problem("未办结", "all-closed")];
  await importReports(test.db, [report(7, problems)]);
  const found = await decidableFindings(test.db, { year: 2024, unit: "1" });
  expect(found.map(({ messages }) => messages)).toEqual([["不平", "又不平"], ["未办结"]]);
  expect(await decidableFindings(test.db, { checks: ["all-closed"] })).toHaveLength(1);
  expect(await decidableFindings(test.db, { region: "2" })).toEqual([]);
});

it("marks a figure while the finding is open or confirmed, and no longer once it is explained", async () => {
  const marked = async () => {
    const slots = await questionedCells(test.db, { from: 2024, to: 2024 }, undefined);
    return [...slots.values()].flatMap((cells) => cells.get(received) ?? []);
  };
  expect(await marked()).toEqual(["balance"]);
  await decide({ verdict: "confirmed" });
  expect(await marked()).toEqual(["balance"]);
  await decide({ verdict: "explained" });
  expect(await marked()).toEqual([]);
});
