import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, expect, it } from "vitest";
import { cells } from "@/lib/catalogue/cells";
import { type Random, seededRandom } from "@/lib/specimen/seeded-random";
import { viewSchema } from "@/lib/view/view";
import { openForReading, openVersion, type ReadDb } from "../../client";
import { databaseSentence } from "../../database-error";
import { findAgency } from "../../queries/agency";
import { agencyChildren, unassignedAgencies } from "../../queries/agency-rows";
import { foundItems } from "../../queries/checks/found-items";
import { declaredCollections } from "../../queries/collections";
import { filingCoverage } from "../../queries/coverage";
import { availableYears, currentVersion, finishedVersions } from "../../queries/dataset-version";
import { refusalList } from "../../queries/refusals";
import { regionOptions } from "../../queries/regions";
import { findReport } from "../../queries/reports/report";
import { reportList } from "../../queries/reports/report-rows";
import { reportSource } from "../../queries/reports/report-source";
import type { StoredDamage } from "../../soundness/damage";
import { verifyDatabase } from "../../soundness/verify-database";
import { importRows, type PlainAgency, type PlainReport, testDatabase } from "../../test-database";
import { exportedView } from "../../views/exported-view";
import { WatchedDatabase } from "../../watched-database";

/** `FLIPS=400 FLIPS_SEED=7 npx vitest run db/engine/sqlite/bit-flips.test.ts` tries more. */
const flips = Number(process.env.FLIPS ?? 12);
const seed = process.env.FLIPS_SEED ?? "flips";

const years = [2021, 2022, 2023];
const span = { from: 2021, to: 2023 };
const towns = ["990101", "990102", "990103", "990104", "990105"];
const bureaus = ["990100-b1", "990100-b2"];
const register: PlainAgency[] = [
  { key: "990000", shortName: "演示省", kind: "government" },
  { key: "990100", shortName: "临溪区", kind: "government", parentKey: "990000" },
  ...towns.map((key) => ({ key, shortName: `镇${key}`, parentKey: "990100" })),
  ...bureaus.map((key) => ({ key, shortName: `局${key}`, kind: "bureau" as const, parentKey: "990100" })),
];
const filing = ["990100", ...towns, ...bureaus];

let folder: string;
let path: string;
let sound: Buffer;
/** Where in the file the rows lie that figures are made from. */
let hot: number[];
let pageSize: number;
/** Of the first version with reports. */
let firstLabel: string;
let asIs: Answers;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "nianbao-flips-"));
  path = join(folder, "flipped.sqlite");
  const { bytes, pages, size } = await filledDatabase();
  [sound, hot, pageSize] = [bytes, pages, size];
  writeFileSync(path, sound);
  expect(await verifyDatabase(path, { withFiles: true })).toEqual([]);
  asIs = await answersOf(path);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Several versions with corrections, a change of the register, declarations, findings and prose. */
async function filledDatabase(): Promise<{ bytes: Buffer; pages: number[]; size: number }> {
  const random = seededRandom("filled");
  const test = await testDatabase({ agencies: register });
  const all = filing.flatMap((agency) => years.map((year) => reportOf(random, agency, year)));
  firstLabel = (await importRows(test.db, { reports: all })).version?.label ?? "";
  const corrected = all
    .slice(0, 5)
    .map((report) => reportOf(random, report.agency, report.year, "2024-06-01"));
  await importRows(test.db, { reports: corrected });
  await importRows(test.db, {
    agencies: [
      {
        key: "990100-b1",
        shortName: "新局",
        kind: "bureau",
        parentKey: "990000",
        validTo: 2022,
        successorKey: "990100-b2",
      },
    ],
    collections: [{ region: "990100", kind: "towns", year: 2022, complete: true, deadline: "2023-02-15" }],
  });
  await importRows(test.db, { reports: [reportOf(random, "990105", 2020)] });
  const copied = join(folder, "sound.sqlite");
  await test.db.engine.change("vacuum into ?", [copied]);
  await test.close();
  const client = new Database(copied, { readonly: true });
  const pages = client
    .prepare<[], number>(
      "select pageno from dbstat where name in ('observations', 'figures', 'reports', 'agencies')",
    )
    .pluck()
    .all();
  const size = Number(client.pragma("page_size", { simple: true }));
  client.close();
  return { bytes: readFileSync(copied), pages, size };
}

const counted = cells
  .filter(({ table, forms }) => table !== "prose" && forms.includes("2021"))
  .map(({ id }) => id);

function reportOf(
  random: Random,
  agency: string,
  year: number,
  publishedOn = `${year + 1}-01-20`,
): PlainReport {
  const figures = counted.map(
    (id) => [id, random.chance(0.06) ? ("blank" as const) : random.int(0, 90)] as const,
  );
  return {
    agency,
    year,
    publishedOn,
    scope: agency === "990100" ? "territory" : "own",
    cells: Object.fromEntries(figures),
    prose: { "prose.disclosed.total": { value: random.int(100, 900), approximate: random.chance(0.5) } },
    text: `${agency} ${year} ${"主动公开政府信息，依申请公开办理情况。".repeat(random.int(1, 9))}`,
    problems: random.chance(0.5)
      ? [{ check: "balance", severity: "error", cells: ["requests.received.total"], message: "不平" }]
      : [],
  };
}

type Answers = Map<string, string>;

const asked = [
  { how: "line", what: ["requests.received.total", "rate.granted"], region: "990100" },
  { how: "bar", what: ["disclosure.fees.amount"], region: "990100" },
  { how: "table", what: ["requests.closed.total", "prose.disclosed.total"], region: "" },
  { how: "heat", what: ["requests.received.total"], region: "990100", units: towns.slice(0, 2) },
].map((view) => viewSchema.parse(view));

/** The questions that pages ask, by name. */
const questions: Record<string, (db: ReadDb) => Promise<unknown>> = {
  version: async (db) => [await currentVersion(db), await finishedVersions(db, 9), await availableYears(db)],
  agencies: async (db) => [
    await agencyChildren(db, "990100"),
    await regionOptions(db),
    await unassignedAgencies(db),
    await declaredCollections(db),
  ],
  coverage: (db) => filingCoverage(db, { region: "990100", kind: "towns", scope: "own" }, span),
  reports: async (db) => [
    await reportList(db, {}, { offset: 0, limit: 99 }),
    await refusalList(db, { offset: 0, limit: 9 }),
  ],
  findings: (db) => foundItems(db, "990100"),
  ...Object.fromEntries(asked.map((view, at) => [`view ${at}`, (db) => exportedView(db, view)])),
  ...Object.fromEntries(filing.map((key) => [`agency ${key}`, (db) => findAgency(db, key)])),
  ...Object.fromEntries(
    filing.map((key, at) => {
      const year = years[at % years.length] ?? 2022;
      return [`report ${key} ${year}`, (db: ReadDb) => reportPage(db, key, year)];
    }),
  ),
};

async function reportPage(db: ReadDb, key: string, year: number): Promise<unknown> {
  const page = await findReport(db, key, year, key === "990100" ? "territory" : "own");
  return (
    page && {
      ...page,
      figures: [...page.figures],
      prose: [...page.prose],
      source: await reportSource(db, page.report.id),
    }
  );
}

/** Stands for an answer that is not given; with the sentence that says why, or the error. */
const isRefused = (answer: string) => answer.startsWith("refused: ");
const isBroken = (answer: string) => answer.startsWith("failed: ");

/** The answers about the latest version and the first, as whoever opens the file gets them. */
async function answersOf(file: string): Promise<Answers> {
  const opened: ReadDb[] = [];
  const keep = (db: ReadDb | undefined) => {
    if (!db) throw new Error("there is no such version");
    opened.push(db);
    return db;
  };
  try {
    return await answersFrom(
      async () => keep(await openForReading(file)),
      async () => keep(await openVersion(file, firstLabel)),
    );
  } finally {
    for (const db of opened) await db.close();
  }
}

/** The same as a server gives them that has been told of the damage. */
async function servedAnswers(file: string, damage: readonly StoredDamage[]): Promise<Answers> {
  let watched: WatchedDatabase | null = null;
  const server = async () => {
    watched ??= await WatchedDatabase.open(file, () => ({
      base: Promise.resolve(damage.filter(({ kind }) => kind === "file" || kind === "rows")),
      all: Promise.resolve(damage),
    }));
    return watched;
  };
  try {
    return await answersFrom(
      async () => (await server()).current(),
      async () => {
        const db = await (await server()).at(firstLabel);
        if (!db) throw new Error("there is no such version");
        return db;
      },
    );
  } finally {
    await (watched as WatchedDatabase | null)?.close();
  }
}

async function answersFrom(latest: () => Promise<ReadDb>, first: () => Promise<ReadDb>): Promise<Answers> {
  const answers: Answers = new Map();
  for (const [name, open] of [["latest", latest] as const, ["first", first] as const]) {
    const db = await attempt(open);
    for (const [question, ask] of Object.entries(questions)) {
      const answer = typeof db === "string" ? db : await attempt(() => ask(db));
      answers.set(`${name} ${question}`, typeof answer === "string" ? answer : JSON.stringify(answer));
    }
  }
  return answers;
}

async function attempt<Result>(work: () => Promise<Result>): Promise<Result | string> {
  try {
    return await work();
  } catch (error) {
    const sentence = databaseSentence(error);
    return sentence === null ? `failed: ${error}` : `refused: ${sentence}`;
  }
}

/** What is found in a file; null where it cannot be opened, which a sentence says. */
async function foundIn(file: string): Promise<StoredDamage[] | null> {
  try {
    return await verifyDatabase(file, { withFiles: true });
  } catch (error) {
    expect(databaseSentence(error)).not.toBeNull();
    return null;
  }
}

it(
  `finds every single bit that alters an answer, and a server shows none of them (${flips} flips, seed ${seed})`,
  async () => {
    const random = seededRandom(seed);
    const outcomes: Record<string, number> = {};
    const faults: string[] = [];
    for (let at = 0; at < flips; at += 1) {
      // Half of them anywhere, half where the rows lie that figures are made from.
      const byte = random.chance(0.5)
        ? random.int(0, sound.length - 1)
        : (random.pick(hot) - 1) * pageSize + random.int(0, pageSize - 1);
      const bit = random.int(0, 7);
      const flipped = Buffer.from(sound);
      flipped[byte] = (flipped[byte] ?? 0) ^ (1 << bit);
      writeFileSync(path, flipped);
      const shown = await answersOf(path);
      const altered = [...asIs]
        .filter(([question, answer]) => shown.get(question) !== answer)
        .map(([question]) => question);
      const found = await foundIn(path);
      const isFound = found === null || found.length > 0;
      const served = await servedAnswers(path, found ?? []);
      const wrong = [...served].filter(
        ([question, answer]) => answer !== asIs.get(question) && !isRefused(answer),
      );
      const where = `bit ${bit} of byte ${byte}`;
      if (altered.length > 0 && !isFound)
        faults.push(`${where} alters ${altered.join(", ")} and is not found`);
      if (wrong.length > 0)
        faults.push(
          `${where} is served: ${wrong.map(([question, answer]) => `${question}: ${answer.slice(0, 200)}`).join("; ")}`,
        );
      const unreadable = [...shown.values()].filter((answer) => isRefused(answer) || isBroken(answer)).length;
      const what =
        altered.length === 0
          ? "alters nothing"
          : unreadable === shown.size
            ? "unreadable"
            : unreadable > 0
              ? "in part unreadable"
              : "alters answers";
      const refusing = [...served.values()].filter(isRefused).length;
      const how = !isFound
        ? "not found"
        : refusing === served.size
          ? "found, all refused"
          : `found, some refused`;
      outcomes[`${what}: ${how}`] = 1 + (outcomes[`${what}: ${how}`] ?? 0);
    }
    console.log(outcomes);
    expect(faults).toEqual([]);
  },
  60_000 + flips * 5_000,
);
