import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { UnitErrors } from "@/db/views/checks/unit-errors";
import { OpenErrorList } from "./open-errors";

const unit: UnitErrors = {
  agency: "991",
  errors: 3,
  worst: {
    item: {
      ...{ key: "k", agency: "991", place: 0, kind: "township", year: 2025, scope: "own" },
      ...{ check: "balance", severity: "error", verdict: "open", report: 1, findings: [1], cells: 1 },
    },
    agency: { name: "东镇", parent: "甲区", href: "/agencies/991" },
    ...{
      reportHref: null,
      check: "收办平衡",
      severity: "错误",
      verdict: null,
      messages: ["不平衡"],
      details: [],
    },
  },
};

it("leads from an agency's number of errors to those of the years that were counted", () => {
  const errors = { errors: 3, warnings: 0, agencies: 1, units: [unit] };
  const listOf = (year: string) => {
    const list = OpenErrorList({ errors, filed: true, asked: { region: "99", year }, allHref: null });
    return renderToStaticMarkup(list.props.children);
  };
  expect(listOf("2025")).toContain(
    "region=99&amp;year=2025&amp;verdict=open&amp;unit=991&amp;severity=error",
  );
  expect(listOf("2023-2025")).toContain("year=2023-2025&amp;verdict=open&amp;unit=991");
});
