import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openForReading, openForWriting, type WriteDb } from "@/db/client";
import { reportList } from "@/db/queries/reports/report-rows";
import { type DatabasePlace, emptyDatabase, importReport } from "@/db/test-database";
import { closeImport, openImport } from "@/db/write/open-import";
import { stageAgencies } from "@/db/write/store-agency";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { resolveAgency } from "@/lib/agencies/resolve-agency";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { encodeText, renderText } from "@/lib/specimen/text";
import { filesBelow } from "../files";
import { agencyInputs } from "./agency-inputs";
import { importFiles } from "./import-files";
import { readingBasis } from "./reading-basis";

const agency = "北京市丰台区北宫镇人民政府";
const key = "110106101";
let folder = "";
let place: DatabasePlace;
beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "resumed-"));
  mkdirSync(path.join(folder, "in"));
  place = await emptyDatabase();
});
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  await place.remove();
});

const files = () => filesBelow([path.join(folder, "in")]).files;
const put = (name: string, content: Uint8Array | string) =>
  writeFileSync(path.join(folder, "in", name), content);
const report = (year: number) =>
  encodeText(
    renderText({ ...plainSpecimen("2021"), agency, year, publishedOn: `${year + 1}-01-20` }, "line-per-row"),
    "utf-8",
  );

/** As a killed import leaves it: a report is staged of a file in which there is none, so that reading it would tell. */
async function killedImport(basisOf: (db: WriteDb) => string): Promise<void> {
  const db = await openForWriting(place.address);
  const by = openImport(basisOf(db));
  const register = { tree: nationalDivisions(), agencies: [] };
  await stageAgencies(db, by, agencyInputs(resolveAgency(register, agency, [], 2023), register));
  const cells = { "requests.received.total": 3 };
  await importReport(db, { agency: key, year: 2023, cells, bytes: "no report", file: "a.txt" }, by);
  await closeImport(db, by);
  await db.close();
}
const basis =
  (declared = {}) =>
  (db: WriteDb) =>
    readingBasis(db, files(), { declared, isDemo: false });

async function published() {
  const db = await openForReading(place.address);
  const { total } = await reportList(db, {}, { offset: 0, limit: 1 });
  await db.close();
  return total;
}

beforeEach(() => {
  put("a.txt", "no report");
  put("b.txt", report(2022));
});

it("an import that goes on does not read again what it has stored", async () => {
  await killedImport(basis());
  const summary = await importFiles(files(), { database: place.address });
  expect(summary).toMatchObject({ added: 2, refused: [], unassigned: [] });
  expect(await published()).toBe(2);
});

it.each([
  ["its content is another", () => put("a.txt", "no report either"), basis()],
  ["a list came beside it", () => put("list.csv", "file,agency\nb.txt,110106101\n"), basis()],
  ["something else is declared of it", () => undefined, basis({ sourceUrl: "https://a.example/" })],
  ["another program stored it", () => undefined, () => "of another program"],
])("a stored file is read again where %s", async (_, change, basisOf) => {
  await killedImport(basisOf);
  change();
  const summary = await importFiles(files(), { database: place.address });
  expect(summary.refused.map(({ name }) => name)).toContain("a.txt");
});
