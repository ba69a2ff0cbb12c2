import { expect, it } from "vitest";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { renderText } from "@/lib/specimen/text";
import { finishOutcome } from "./packed-reading";
import { readFile, readReport } from "./read-file";
import type { FinishedReading } from "./reading";
import { readingJson } from "./reading-json";
import { codeOf, type ResolvedReport, resolveReport } from "./resolve-report";

const register = { tree: nationalDivisions(), agencies: [] };
const utf8 = (text: string) => new TextEncoder().encode(text);

async function reading(agency: string): Promise<FinishedReading> {
  const text = renderText({ ...plainSpecimen("2021"), agency, year: 2023 }, "line-per-row");
  const outcome = finishOutcome(await readReport(utf8(text), "a.txt"));
  if (outcome.status === "refused") throw new Error(outcome.reason);
  return outcome;
}

function settled(...args: Parameters<typeof resolveReport>): ResolvedReport {
  const report = resolveReport(...args);
  if (report.status === "refused") throw new Error(report.reason);
  return report;
}

it("takes a declared code where the report only says 北宫镇", async () => {
  const report = settled(await reading("北宫镇人民政府"), register, "a.txt", {
    agency: "110106100",
    publishedOn: "2024-02-01",
    sourceUrl: "https://example.cn/a",
  });
  expect(codeOf(report.resolution)).toBe("110106100");
  expect(report).toMatchObject({
    publishedOn: "2024-02-01",
    sourceUrl: "https://example.cn/a",
    status: "accepted",
  });
});

it("flags a report that names another agency than the declared one", async () => {
  const report = settled(await reading("北京市丰台区北宫镇人民政府"), register, "a.txt", {
    agency: "110105042",
  });
  expect(report.status).toBe("flagged");
  expect(report.problems.map(({ message }) => message)).toContainEqual(
    expect.stringContaining("导入时指定为"),
  );
});

it("refuses a declared agency that nobody knows", async () => {
  const outcome = resolveReport(await reading("北京市丰台区北宫镇人民政府"), register, "a.txt", {
    agency: "999999",
  });
  expect(outcome).toMatchObject({ status: "refused", reason: expect.stringContaining("999999") });
});

it("keeps scope and code that JSON states", async () => {
  const own = settled(await reading("北京市丰台区人民政府"), register, "a.txt");
  const line = {
    ...readingJson("a.txt", own),
    agency: "本区政府",
    agency_code: "110106",
    scope: own.scope === "own" ? "territory" : "own",
  };
  const [found] = await readFile(utf8(`${JSON.stringify(line)}\n`), "a.json");
  if (!found) throw new Error("nothing was read");
  const again = settled(finishOutcome(found.outcome), register, "a.json");
  expect(again.scope).toBe(line.scope);
  expect(codeOf(again.resolution)).toBe("110106");
  expect(again.problems.map(({ check }) => check)).not.toContain("unknown-agency");
});

it("refuses a year to come, and does not take a day to come", async () => {
  const report = await reading("北京市丰台区北宫镇人民政府");
  expect(resolveReport(report, register, "a.txt", {}, "2022-12-31")).toMatchObject({
    status: "refused",
    reason: expect.stringContaining("2023年"),
  });
  const early = settled(report, register, "a.txt", { publishedOn: "2029-01-20" }, "2024-03-01");
  expect(early.publishedOn).toBeNull();
  expect(early.problems.map(({ message }) => message)).toContain("公布日期2029-01-20还没有到，未采用。");
});

it("says where a stated code is not that of the stated agency", async () => {
  const line = {
    ...readingJson("a.txt", settled(await reading("北京市丰台区北宫镇人民政府"), register, "a.txt")),
  };
  const text = JSON.stringify({ ...line, agency_code: "110105042" });
  const [found] = await readFile(utf8(text), "a.json");
  if (!found) throw new Error("nothing was read");
  const again = settled(finishOutcome(found.outcome), register, "a.json");
  expect(again.status).toBe("flagged");
  expect(again.problems.map(({ message }) => message)).toContainEqual(expect.stringContaining("按代码采用"));
});
