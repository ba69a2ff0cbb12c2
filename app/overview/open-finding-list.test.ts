import { expect, it } from "vitest";
import type { CheckId } from "@/lib/catalogue/checks";
import { findingsByReport } from "./open-finding-list";

const finding = (agencyKey: string, year: number, check: CheckId, message: string) => ({
  id: 0,
  agencyKey,
  agencyName: agencyKey,
  year,
  check,
  severity: check === "incomplete" ? ("warning" as const) : ("error" as const),
  message,
  cells: [],
});

it("shows a report once, with the messages of one check together and the gravest severity first", () => {
  const groups = findingsByReport([
    finding("甲镇", 2025, "balance", "自然人不平"),
    finding("乙镇", 2025, "balance", "总计不平"),
    finding("甲镇", 2025, "balance", "总计不平"),
    finding("甲镇", 2024, "balance", "自然人不平"),
    finding("甲镇", 2025, "incomplete", "缺一行"),
  ]);
  expect(groups.map(({ agencyName, year, findings }) => [agencyName, year, findings])).toEqual([
    ["甲镇", 2025, 3],
    ["乙镇", 2025, 1],
    ["甲镇", 2024, 1],
  ]);
  expect(groups[0]).toMatchObject({
    severity: "error",
    checks: [
      { check: "balance", messages: ["自然人不平", "总计不平"] },
      { check: "incomplete", messages: ["缺一行"] },
    ],
  });
});
