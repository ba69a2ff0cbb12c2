import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ReportFinding } from "@/db/queries/reports/report-findings";
import type { PastVerdict } from "@/db/queries/verdicts/verdict-history";
import { FindingList, isSettled } from "./finding-list";

const found = (id: number, verdict: ReportFinding["verdict"]): ReportFinding => ({
  ...{ id, check: "balance", severity: "error", cells: [], message: `第${id}处不平`, expected: 1, found: 2 },
  verdict,
});
const given = { by: "王某", at: "2026-03-01", why: "原件如此" };
const past: PastVerdict = {
  ...{ id: 1, key: "h1", agencyKey: "1", agencyName: "甲镇", year: 2024, scope: "own", check: "integer" },
  ...{ cells: [], valuesSha: "", verdict: "false_alarm", state: "lapsed", since: "2026-03-04T20:00:00Z" },
  ...given,
};

const report = { agency: "1", year: 2024, scope: "own" } as const;

const textOf = (findings: ReportFinding[], before: PastVerdict[]) =>
  renderToStaticMarkup(<FindingList findings={findings} past={before} report={report} />)
    .replace(/<\/(?:li|h2|h3)>/g, "\n")
    .replace(/<[^>]+>/g, "");

it("says who decided what, when and why; what is settled comes after what is open", () => {
  const explained = found(1, { ...given, verdict: "explained" });
  const confirmed = found(2, { ...given, verdict: "confirmed" });
  expect([explained, confirmed, found(3, null)].map(isSettled)).toEqual([true, false, false]);
  expect(textOf([explained, confirmed], []).split("\n")).toEqual([
    "核对发现2处",
    "错误收办平衡　第2处不平属实需改　原件如此（王某，2026-03-01）",
    "错误收办平衡　第1处不平已说明　原件如此（王某，2026-03-01）",
    "",
  ]);
});

it("keeps what was decided before, with the day since which it does not hold", () => {
  const lines = textOf([], [past, { ...past, id: 2, state: "superseded", since: null }]).split("\n");
  expect(lines.slice(1, 4)).toEqual([
    "以前的结论",
    "已失效整数误报　原件如此（王某，2026-03-01）2026-03-05起已失效：所依据的数或文字已改变",
    "已被取代整数误报　原件如此（王某，2026-03-01）被新的结论取代",
  ]);
  expect(textOf([], [])).toBe("");
});
