import { expect, test } from "vitest";
import { cellsOfForm, findCell } from "@/lib/catalogue/cells";
import type { CheckId } from "@/lib/catalogue/checks";
import { applicants, requestCellId } from "@/lib/catalogue/requests";
import { countChangeChance } from "@/lib/statistics/beyond-chance";
import { brokenSums } from "../balanced-figures";
import { asCells } from "../figures";
import type { Specimen } from "../specimen";
import { inventedAgencies } from "./agencies";
import { plantedErrors } from "./planted-errors";
import { type DemoReport, demoReports } from "./reports";

const reports = [...demoReports()];
const first = reports.filter(({ second }) => !second);
const nameOf = ({ agency, truth }: DemoReport) => `${agency.key} ${truth.year}`;
const byName = new Map(first.map((report) => [nameOf(report), report]));
const lastYears = ({ agency, truth }: DemoReport) => byName.get(`${agency.key} ${truth.year - 1}`);

const value = ({ cells }: Specimen, id: string) => {
  const cell = cells.get(id);
  return cell?.kind === "number" ? cell.value : null;
};
const values = (truth: Specimen) => [...truth.cells].map(([, cell]) => cell);

/** The checks that fail in one report and against the year before, worked out plainly. */
function failing(report: DemoReport): Set<CheckId> {
  const { truth, agency } = report;
  const found = new Set<CheckId>(brokenSums(truth.cells, truth.form).map(({ check }) => check));
  for (const { id, measure } of cellsOfForm(truth.form)) {
    const figure = value(truth, id);
    if (figure === null) found.add("incomplete");
    else if (figure < 0 && measure !== "change") found.add("nonnegative");
    else if (!Number.isInteger(figure) && measure !== "money") found.add("integer");
  }
  if (value(truth, "requests.received.total") === 0 && value(truth, "requests.carried_in.total") === 0) {
    if (value(truth, "requests.closed.total") !== 0) found.add("no-requests");
  }
  const rules = [...truth.cells.keys()].filter((id) => id.startsWith("disclosure.rules."));
  if (agency.code !== "990100" && rules.some((id) => value(truth, id) !== 0)) found.add("rules-competence");
  prose(truth, report.agency.shortName, found);
  acrossYears(report, found);
  if (slips(report)) found.add("unit-slip");
  if (truth.scope === "territory" && differsFromParts(report)) found.add("parent-sum");
  if (isCopied(report)) found.add("same-text");
  if (reports.some((other) => other.second && nameOf(other) === nameOf(report))) found.add("duplicate");
  return found;
}

function prose({ sections, year, cells }: Specimen, shortName: string, found: Set<CheckId>): void {
  const body = [...sections.preamble, ...sections.general].join("");
  if (!body.includes(`自${year}年1月1日起至${year}年12月31日止`)) found.add("identity");
  if (body.includes("公开目录可以在") && !body.includes(shortName)) found.add("identity");
  const left = cells.get("requests.carried_out.total");
  if (/均已/.test(body) && !(left?.kind === "number" && left.value === 0)) found.add("all-closed");
  if (sections.problems.join("").length < 10) found.add("empty-section");
  if (!sections.other.join("").includes("费")) found.add("fee-statement");
}

/** The sentences of a report without its figures and its name. */
const sentencesOf = ({ truth: { sections }, agency }: DemoReport) =>
  [...sections.general, ...sections.problems].flatMap((text) =>
    text
      .replaceAll(agency.shortName, "")
      .replace(/\d/g, "")
      .split("。")
      .filter(({ length }) => length > 15),
  );
const told = new Map(first.map((report) => [report, new Set(sentencesOf(report))]));
const tellers = new Map<string, Set<string>>();
for (const [{ agency }, sentences] of told)
  for (const sentence of sentences)
    tellers.set(sentence, (tellers.get(sentence) ?? new Set()).add(agency.key));

/** Whether five sentences that few write stand in a report of another agency or an earlier year. */
function isCopied(report: DemoReport): boolean {
  const own = [...(told.get(report) ?? [])].filter((sentence) => (tellers.get(sentence)?.size ?? 0) < 8);
  return [...told].some(([other, sentences]) => {
    if (other === report || other.truth.year > report.truth.year) return false;
    return own.filter((sentence) => sentences.has(sentence)).length >= 5;
  });
}

function acrossYears(report: DemoReport, found: Set<CheckId>): void {
  const before = lastYears(report);
  if (!before) return;
  const { truth } = report;
  for (const { id } of applicants) {
    const left = value(before.truth, requestCellId("carried_out", id));
    const taken = value(truth, requestCellId("carried_in", id));
    if (left !== null && taken !== null && left !== taken) found.add("carry-over");
  }
  for (const row of ["rules", "normative_documents"]) {
    const at = (measure: string) => `disclosure.${row}.${measure}`;
    const parts = [
      value(before.truth, at("in_force")),
      value(truth, at("issued")),
      value(truth, at("repealed")),
      value(truth, at("in_force")),
    ];
    const [last, issued, repealed, now] = parts;
    if (last == null || issued == null || repealed == null || now == null) continue;
    if (last + issued - repealed !== now) found.add("in-force");
  }
  for (const route of ["review", "suit_direct", "suit_after_review"]) {
    const left = value(before.truth, `disputes.${route}.pending`);
    const all = value(truth, `disputes.${route}.total`);
    if (left !== null && all !== null && left > all) found.add("pending");
  }
  const [last, now] = [before.truth, truth].map((one) => value(one, "requests.received.total"));
  const claim = /同比增长(\d+)%/.exec(truth.sections.general.join(""))?.[1];
  if (claim && last && now && Math.round((now / last - 1) * 100) !== Number(claim)) found.add("growth");
  if (truth.form !== before.truth.form) return;
  const same = JSON.stringify([...truth.cells]) === JSON.stringify([...before.truth.cells]);
  if (same && values(truth).some((cell) => cell.kind === "number" && cell.value !== 0))
    found.add("copied-forward");
}

/** Ten thousand times, or a ten-thousandth of, most other years. */
function slips({ agency, truth }: DemoReport): boolean {
  const amount = value(truth, "disclosure.fees.amount");
  const others = first.flatMap((one) => {
    const other = value(one.truth, "disclosure.fees.amount");
    return one.agency === agency && one.truth.year !== truth.year && other ? [other] : [];
  });
  return (
    amount !== null &&
    others.length > 1 &&
    others.every((other) => Math.abs(Math.log10(amount / other)) > 3.3)
  );
}

/** A district and its office, of which all below it filed for the year. */
function differsFromParts({ agency, truth }: DemoReport): boolean {
  const office = byName.get(`${agency.key}本级 ${truth.year}`);
  const below = inventedAgencies.filter(
    ({ parentCode, from, to }) => parentCode === agency.code && from <= truth.year && truth.year <= to,
  );
  const parts = [office, ...below.map((one) => byName.get(`${one.key} ${truth.year}`))];
  return ["received", "closed", "carried_out"].some((row) => {
    const figures = parts.map((part) => (part ? value(part.truth, `requests.${row}.total`) : null));
    if (figures.includes(null)) return false;
    const sum = figures.reduce<number>((whole, figure) => whole + Number(figure), 0);
    return sum !== value(truth, `requests.${row}.total`);
  });
}

const key = (name: string, check: string) => `${name} ${check}`;

test("exactly the planted checks fail, and nothing else in any other report", () => {
  const found = first.flatMap((report) => [...failing(report)].map((check) => key(nameOf(report), check)));
  const planted = plantedErrors
    .filter(({ check }) => check !== "jump")
    .flatMap((error) =>
      [error.check, ...error.also].map((check) => key(`${error.key} ${error.year}`, check)),
    );
  expect(found.sort()).toEqual([...new Set(planted)].sort());
});

test("requests jump where that is planted; else only in the thousands of a city or a district, which grow", () => {
  const jumped = first.filter((report) => {
    const before = lastYears(report);
    return ["received", "closed"].some((row) => {
      const [last, now] = [before?.truth, report.truth].map(
        (one) => one && value(one, `requests.${row}.total`),
      );
      return last != null && now != null && countChangeChance(last, now) < 0.002;
    });
  });
  const planted = plantedErrors.flatMap(({ check, key: agency, year }) =>
    check === "jump" ? [`${agency} ${year}`] : [],
  );
  const small = jumped.filter(({ agency }) => agency.kind !== "government");
  expect(small.map(nameOf)).toEqual(planted);
  expect(jumped.length - small.length).toBeLessThanOrEqual(4);
});

test("each kind of check is planted at least once", () => {
  const kinds: CheckId[] = [
    "balance",
    "closed-sum",
    "applicant-sum",
    "dispute-sum",
    "integer",
    "incomplete",
    "no-requests",
    "rules-competence",
    "identity",
    "carry-over",
    "in-force",
    "copied-forward",
    "all-closed",
    "pending",
    "jump",
    "unit-slip",
    "growth",
    "parent-sum",
    "duplicate",
    "same-text",
  ];
  const planted = new Set(plantedErrors.map(({ check }) => check));
  expect(kinds.filter((kind) => !planted.has(kind))).toEqual([]);
});

test("every planted cell differs from the balanced truth", () => {
  for (const error of plantedErrors) {
    const report = reports.find(
      (one) =>
        nameOf(one) === `${error.key} ${error.year}` &&
        one.second === (error.damage.kind === "second-report"),
    );
    if (!report) throw new Error(`no report of ${error.key} for ${error.year}`);
    const sound = asCells(report.balanced);
    const changed = ["claim-all-closed", "claim-growth"].includes(error.damage.kind) ? [] : error.cells;
    for (const id of changed) {
      expect(findCell(id), id).toBeDefined();
      expect(report.truth.cells.get(id), id).not.toEqual(sound.get(id));
    }
    for (const [id, cell] of report.truth.cells)
      if (!error.cells.includes(id) && error.damage.kind !== "copy-last-year")
        expect([id, cell]).toEqual([id, sound.get(id)]);
  }
});
