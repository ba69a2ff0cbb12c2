import { afterEach, expect, it } from "vitest";
import { itemCounts } from "@/lib/checks/facets";
import { findings, verdicts } from "../../schema";
import { importRows, type TestDatabase, testDatabase } from "../../test-database";
import { foundItems } from "./found-items";

let test: TestDatabase;
afterEach(() => test.close());

const column = (applicant: string) =>
  ["received", "carried_in", "closed", "carried_out"].map((row) => `requests.${row}.${applicant}`);
const unbalanced = (applicant: string) => ({
  check: "balance" as const,
  severity: "error" as const,
  cells: column(applicant),
  message: `${applicant} does not balance`,
});

const begin = async () => {
  test = await testDatabase({
    agencies: [
      { key: "99", kind: "government" },
      { key: "9901", parentKey: "99", kind: "government" },
      { key: "990101", parentKey: "9901" },
      { key: "990102", parentKey: "9901" },
      { key: "990103", parentKey: "9901", validTo: 2024 },
      { key: "9902", parentKey: "99", kind: "government" },
    ],
    reports: [
      {
        agency: "990101",
        year: 2024,
        publishedOn: "2025-02-03",
        status: "flagged",
        problems: [
          unbalanced("person"),
          unbalanced("total"),
          { check: "incomplete", severity: "warning", cells: ["requests.granted.total"], message: "blank" },
        ],
      },
      { agency: "990102", year: 2023, publishedOn: "2024-01-20" },
      { agency: "9901", year: 2024, scope: "territory", publishedOn: "2025-03-30" },
    ],
  });
};

const brief = async (region: string) =>
  (await foundItems(test.db, region)).map(
    ({ agency, year, check, severity, verdict, findings: ids, cells }) =>
      `${agency} ${year} ${check} ${severity} ${verdict} ${ids.length} ${cells}`,
  );

it("lists findings of one cause once, and who was late, the gravest first", async () => {
  await begin();
  expect(await brief("99")).toEqual([
    "990101 2024 balance error open 2 8",
    "990101 2024 late warning open 0 0",
    "990101 2024 incomplete warning open 1 1",
  ]);
  expect(await brief("9902")).toEqual([]);
  expect(await brief("nowhere")).toEqual([]);
  expect(await brief("")).toEqual(await brief("99"));
});

it("calls a report missing only where its collection was declared complete and the day has passed", async () => {
  await begin();
  await importRows(test.db, {
    collections: [{ region: "9901", kind: "towns", year: 2024, complete: true, deadline: null }],
  });
  expect((await brief("99")).filter((line) => line.includes("missing"))).toEqual([
    "990102 2024 missing warning open 0 0",
    "990103 2024 missing warning open 0 0",
  ]);
  await importRows(test.db, {
    collections: [{ region: "9901", kind: "towns", year: 2024, complete: true, deadline: "2126-01-31" }],
  });
  expect((await brief("99")).filter((line) => line.includes("missing"))).toEqual([]);
});

it("lists what was corrected under a later date, which makes nobody late", async () => {
  await begin();
  const report = { agency: "990102", year: 2023, cells: { "requests.received.total": 3 } };
  await importRows(test.db, { reports: [{ ...report, publishedOn: "2024-03-05", text: "更正" }] });
  const own = (await brief("990102")).map((line) => line.split(" ").slice(2, 4).join(" "));
  expect(own).toEqual(["corrected note"]);
});

it("keeps what was decided apart, and takes a verdict on other values for none", async () => {
  await begin();
  const rows = await test.db.select().from(findings);
  const decide = async (cells: string[], valuesSha?: string) => {
    const found = rows.find((row) => row.check === "balance" && String(row.cells) === String(cells));
    if (!found) throw new Error("the finding is not there");
    const { agency, year, scope, check } = found;
    await test.db.insert(verdicts).values({
      ...{ agency, year, scope, check, cells },
      valuesSha: valuesSha ?? found.valuesSha,
      verdict: "explained",
      by: "张三",
      at: "2025-03-01",
      why: "表样如此",
      versionAdded: found.versionAdded ?? 1,
    });
  };
  await decide(column("total"));
  await decide(column("person"), "other values");
  const items = await foundItems(test.db, "99");
  expect(items.map(({ check, verdict }) => `${check} ${verdict}`)).toEqual([
    "balance open",
    "late open",
    "incomplete open",
    "balance explained",
  ]);
  expect([...itemCounts(items, { check: "balance" }).verdict.values]).toEqual([
    ["open", 1],
    ["explained", 1],
  ]);
});
