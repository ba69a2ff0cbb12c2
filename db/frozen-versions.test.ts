import { asc } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { usesPostgres } from "@/lib/settings";
import { type View, viewSchema } from "@/lib/view/view";
import { openForReading, openVersion, type ReadDb } from "./client";
import { filingCoverage } from "./queries/coverage";
import { findReport } from "./queries/reports/report";
import { reportList } from "./queries/reports/report-rows";
import { agencies, collections, findings, reports } from "./schema";
import { verifyReports } from "./soundness/verify-reports";
import { verifyVersions } from "./soundness/verify-versions";
import {
  importRows,
  type PlainAgency,
  type PlainReport,
  storeAgencies,
  type TestDatabase,
  testDatabase,
} from "./test-database";
import { exportedView } from "./views/exported-view";
import type { CollectionInput } from "./write/store-collections";

/** `VERSIONS_RUNS=500 VERSIONS_SEED=7 npx vitest run db/frozen-versions.test.ts` tries more. */
const runs = Number(process.env.VERSIONS_RUNS ?? (usesPostgres() ? 6 : 25));
const seed = Number(process.env.VERSIONS_SEED ?? 20260131);

const received = "requests.received.total";
const carriedIn = "requests.carried_in.total";
const carriedOut = "requests.carried_out.total";
const closed = "requests.closed.total";
const granted = "requests.granted.total";
const fees = "disclosure.fees.amount";
const towns = ["99-a", "99-b", "99-c"];

const register: PlainAgency[] = [
  { key: "99", kind: "government", expected: false },
  { key: "98", kind: "government", expected: false },
  ...towns.map((key) => ({ key, parentKey: "99" })),
];

type Step =
  | { kind: "reports"; reports: PlainReport[] }
  /** An earlier import's report once more, byte for byte or read otherwise. */
  | { kind: "again"; which: number; reread: boolean }
  | { kind: "agency"; agency: PlainAgency }
  | { kind: "collections"; collections: CollectionInput[] }
  | { kind: "check" };

/** Few places and years, so that the steps meet. */
const town = fc.constantFrom("99-a", "99-a", "99-b");
const year = fc.constantFrom(2022, 2023);
const figure = fc.oneof(
  { weight: 5, arbitrary: fc.nat({ max: 30 }) },
  { weight: 1, arbitrary: fc.constantFrom("blank" as const, "slash" as const) },
);
const report: fc.Arbitrary<PlainReport> = fc
  .record({
    agency: town,
    year,
    publishedOn: fc.constantFrom(null, "2024-01-10", "2024-02-10", "2024-03-10"),
    text: fc.constantFrom("一", "二"),
    figures: fc.tuple(figure, figure, figure, figure, figure, figure),
    isFlagged: fc.boolean(),
  })
  .map(({ figures, isFlagged, ...rest }) => ({
    ...rest,
    cells: Object.fromEntries(
      [received, carriedIn, carriedOut, closed, granted, fees].map((id, at) => [id, figures[at] ?? "blank"]),
    ),
    ...(isFlagged
      ? {
          status: "flagged" as const,
          problems: [{ check: "balance", severity: "error", cells: [received], message: "不平" } as const],
        }
      : {}),
  }));
const agency: fc.Arbitrary<PlainAgency> = fc.record({
  key: fc.constantFrom(...towns, "99-d"),
  parentKey: fc.constantFrom("99", "98"),
  shortName: fc.constantFrom("甲镇", "乙镇", "丙街道"),
  kind: fc.constantFrom("township" as const, "subdistrict" as const),
  validTo: fc.constantFrom(null, null, 2022),
  successorKey: fc.constantFrom(null, "99-a"),
  expected: fc.boolean(),
});
const declaration: fc.Arbitrary<CollectionInput> = fc.record({
  region: fc.constantFrom("99", "98"),
  kind: fc.constantFrom("towns" as const, "all" as const),
  year,
  complete: fc.boolean(),
  deadline: fc.constantFrom(null, "2024-02-15"),
});
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("reports" as const),
      reports: fc.array(report, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("again" as const), which: fc.nat(), reread: fc.boolean() }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("agency" as const), agency }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("collections" as const),
      collections: fc.array(declaration, { maxLength: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: "check" as const }) },
);

const views: View[] = [
  { how: "line", what: [received, "rate.granted"], region: "99" },
  { how: "bar", what: [fees], region: "99" },
  { how: "heat", what: [received], region: "99", units: ["99-a", "99-b"] },
  { how: "table", what: [received, closed], region: "" },
].map((view) => viewSchema.parse(view));

/** All that a version shows, for comparing. */
async function shown(db: ReadDb): Promise<string> {
  const seen = {
    version: db.version,
    views: [] as unknown[],
    coverage: await filingCoverage(
      db,
      { region: "99", kind: "towns", scope: "own" },
      { from: 2021, to: 2023 },
    ),
    list: await reportList(db, {}, { offset: 0, limit: 50 }),
    pages: [] as unknown[],
    agencies: await db.select().from(agencies).orderBy(asc(agencies.id)),
    reports: await db.select().from(reports).orderBy(asc(reports.id)),
    findings: await db.select().from(findings).orderBy(asc(findings.id)),
    collections: await db.select().from(collections).orderBy(asc(collections.id)),
  };
  for (const view of views) seen.views.push(await exportedView(db, view));
  for (const key of towns) {
    const page = await findReport(db, key, 2022, "own");
    seen.pages.push(page && { ...page, figures: [...page.figures], prose: [...page.prose] });
  }
  return JSON.stringify(seen, null, 1);
}

const reread = (report: PlainReport, to: number): PlainReport => ({
  ...report,
  cells: { ...report.cells, [received]: to },
});

async function take(test: TestDatabase, step: Step, brought: PlainReport[]): Promise<void> {
  const { db } = test;
  if (step.kind === "reports") {
    brought.push(...step.reports);
    await importRows(db, { reports: step.reports });
  } else if (step.kind === "again") {
    const old = brought[step.which % Math.max(1, brought.length)];
    if (!old) return;
    const bytes = JSON.stringify(old);
    await importRows(db, { reports: [step.reread ? { ...reread(old, step.which % 30), bytes } : old] });
  } else if (step.kind === "agency") await storeAgencies(db, [step.agency]);
  else if (step.kind === "collections") await importRows(db, { collections: step.collections });
  else await importRows(db, { checkAll: true });
}

async function atLatest(test: TestDatabase): Promise<[label: string, shown: string]> {
  const db = await openForReading(test.path);
  try {
    return [db.version?.label ?? "", await shown(db)];
  } finally {
    db.close();
  }
}

async function atVersion(test: TestDatabase, label: string): Promise<string> {
  const db = await openVersion(test.path, label);
  if (!db) throw new Error(`no version ${label}`);
  try {
    return await shown(db);
  } finally {
    db.close();
  }
}

async function verify(test: TestDatabase, label: string): Promise<void> {
  const db = await openVersion(test.path, label);
  if (db) expect([label, await verifyReports(db)]).toEqual([label, []]);
  db?.close();
}

it(`shows every version as it was when it was the latest, whatever came later (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 7 }), async (steps) => {
      const test = await testDatabase({ agencies: register });
      try {
        const versions = new Map([await atLatest(test)]);
        const brought: PlainReport[] = [];
        for (const step of steps) {
          await take(test, step, brought);
          const [label, now] = await atLatest(test);
          const known = versions.get(label);
          if (known !== undefined) expect(now).toBe(known);
          versions.set(label, now);
          for (const [earlier, then] of versions) expect(await atVersion(test, earlier)).toBe(then);
        }
        for (const label of versions.keys()) await verify(test, label);
        const db = await openForReading(test.path);
        expect(await verifyVersions(db)).toEqual([]);
        await db.close();
      } finally {
        test.close();
      }
    }),
    { numRuns: runs, seed, endOnFailure: true },
  );
}, 600_000);
