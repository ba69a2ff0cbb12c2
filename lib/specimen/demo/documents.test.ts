import { expect, test } from "vitest";
import { divisionTree, governedBy } from "@/lib/agencies/divisions";
import { parseRegister } from "@/lib/agencies/register-file";
import { resolveAgency } from "@/lib/agencies/resolve-agency";
import { cellsOfForm } from "@/lib/catalogue/cells";
import { inventedAgencies, namesIn, ownOffices } from "./agencies";
import { demoDocuments, demoRegister } from "./documents";
import { plantedErrors } from "./planted-errors";
import { demoReports, NOTICE } from "./reports";

const documents = [...demoDocuments()];
const reports = [...demoReports()];
const suffix = (path: string) => path.slice(path.lastIndexOf(".") + 1);

test("the documents are the same every time", () => {
  let at = 0;
  for (const { path, bytes } of demoDocuments()) {
    const known = documents[at++];
    expect(path).toBe(known?.path);
    expect(Buffer.compare(bytes, known?.bytes ?? new Uint8Array())).toBe(0);
  }
  expect(at).toBe(documents.length);
});

test("each lies alone in the folder of its district and year", () => {
  expect(new Set(documents.map(({ path }) => path)).size).toBe(documents.length);
  for (const { path, truth } of documents) {
    expect(path.split("/").slice(1, 2)).toEqual([String(truth.year)]);
    expect(["市本级", "临溪区", "望岚区"]).toContain(path.split("/")[0]);
  }
});

test("about half are web pages, a third text and the rest Word", () => {
  const share = (kind: string) =>
    documents.filter(({ path }) => suffix(path) === kind).length / documents.length;
  expect(share("html")).toBeGreaterThan(0.42);
  expect(share("html")).toBeLessThan(0.58);
  expect(share("txt")).toBeGreaterThan(0.25);
  expect(share("txt")).toBeLessThan(0.42);
  expect(share("docx")).toBeGreaterThan(0.1);
});

test("seven years, the form of 2019 up to 2020, and two reports ahead of their time", () => {
  expect(new Set(reports.map(({ truth }) => truth.year)).size).toBe(7);
  const odd = reports.filter(({ truth }) => truth.year >= 2021 !== (truth.form === "2021"));
  expect(odd.map(({ truth }) => truth.year)).toEqual([2020, 2020]);
});

test("some reports were never filed and some were late, but most were neither", () => {
  const expected = inventedAgencies.reduce((sum, { from, to }) => sum + to - from + 1, 0);
  const filed = reports.filter(({ second }) => !second);
  expect(filed.length).toBeLessThan(expected);
  expect(filed.length).toBeGreaterThan(expected * 0.95);
  const late = filed.filter(
    ({ agency, truth }) =>
      truth.publishedOn !== null &&
      truth.publishedOn.slice(5, 7) > (agency.kind === "government" ? "03" : "01"),
  );
  expect(late.length).toBeGreaterThan(10);
  expect(late.length).toBeLessThan(filed.length * 0.12);
});

test("every document says first or last that it is invented", () => {
  for (const { truth } of documents) expect(truth.notice?.text).toBe(NOTICE);
  const texts = documents.filter(({ path }) => suffix(path) === "txt");
  for (const { bytes } of texts) {
    const text = ["utf-8", "gb18030", "utf-16le"].map((label) => new TextDecoder(label).decode(bytes));
    const lines = text.map((one) => one.trim().split("\n"));
    expect(lines.some((all) => all.at(0) === NOTICE || all.at(-1) === NOTICE)).toBe(true);
  }
});

test("a territory's report is at least the sum of the reports below it", () => {
  const filed = reports.filter(({ second }) => !second);
  const governments = filed.filter(({ truth }) => truth.scope === "territory");
  expect(governments).toHaveLength(21);
  for (const whole of governments) {
    const parts = filed.filter(
      ({ agency, truth }) =>
        agency.parentCode === whole.agency.code &&
        !ownOffices.includes(agency) &&
        truth.year === whole.truth.year &&
        truth.form === whole.truth.form,
    );
    expect(parts.length).toBeGreaterThan(15);
    for (const { id, measure } of cellsOfForm(whole.truth.form)) {
      if (measure === "change") continue;
      const sum = parts.reduce((total, part) => total + (part.balanced.get(id) ?? Number.NaN), 0);
      expect([id, (whole.balanced.get(id) ?? Number.NaN) + 1e-6 >= sum]).toEqual([id, true]);
    }
  }
});

test("requests in prose are those of the table", () => {
  let stated = 0;
  for (const { truth } of reports) {
    const said = truth.sections.general
      .join("")
      .match(/新收政府信息公开申请(\d+)件，上年结转(\d+)件，办结(\d+)件/);
    if (!said) continue;
    stated += 1;
    const cells = ["received", "carried_in", "closed"].map((row) => truth.cells.get(`requests.${row}.total`));
    for (const [at, cell] of cells.entries())
      if (cell?.kind === "number") expect(Number(said[at + 1])).toBe(cell.value);
  }
  expect(stated).toBeGreaterThan(150);
});

test("every planted error has its document", () => {
  for (const { agency, year } of plantedErrors)
    expect(documents.filter(({ truth }) => truth.agency === agency && truth.year === year)).not.toEqual([]);
});

const { register, problems } = parseRegister(demoRegister(), divisionTree([]));

test("the register is read without a problem, every agency and the province", () => {
  expect(problems).toEqual([]);
  expect(register.agencies).toHaveLength(inventedAgencies.length + 1);
});

test("the register says of every year that all reports of the province have been collected", () => {
  expect(register.agencies[0]).toMatchObject({
    code: "990000",
    complete: [2019, 2020, 2021, 2022, 2023, 2024, 2025],
  });
});

test("at least 46 townships and subdistricts stand under the two districts today", () => {
  const units = ["990101", "990102"].flatMap((code) => governedBy(register.tree, code));
  expect(units.length).toBeGreaterThanOrEqual(46);
});

test("thirty bureaus, three governments", () => {
  const count = (kind: string) => inventedAgencies.filter((agency) => agency.kind === kind).length;
  expect([count("bureau"), count("government")]).toEqual([30, 3]);
});

test("every name that a report prints leads back to its agency, former names too", () => {
  for (const agency of inventedAgencies)
    for (let year = agency.from; year <= agency.to; year++) {
      const { printedName } = namesIn(agency, year);
      const found = resolveAgency(register, printedName, [], year);
      expect([printedName, year, found.kind === "registered" ? found.agency.shortName : found]).toEqual([
        printedName,
        year,
        agency.shortName,
      ]);
    }
});
