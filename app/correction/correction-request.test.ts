import { expect, it } from "vitest";
import { correctionLink } from "@/lib/view/addresses";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { parseCorrection } from "./correction-request";

const parsed = (address: string) => parseCorrection(valuesOfQuery(new URL(address, "http://x").searchParams));

it("reads back the addresses that pages link to", () => {
  expect(parsed(correctionLink("zip", { region: "11", kind: "towns", year: 2024 }))).toEqual({
    v: null,
    request: { region: "11", kind: "towns", year: 2024 },
  });
  expect(parsed(correctionLink("docx", { unit: "甲,镇", year: "all" }))).toEqual({
    v: null,
    request: { region: "", unit: "甲,镇", year: "all" },
  });
  expect(parsed("/correction/xlsx?year=&due=2026-03-15&v=2026-01-31.2")).toEqual({
    v: "2026-01-31.2",
    request: { region: "", due: "2026-03-15" },
  });
});

it.each([
  ["year=1e309", "year应为2008–2100之间的年份，或all。"],
  ["year=2024&year=2025", "year应为2008–2100之间的年份，或all。"],
  ["kind=__proto__", "kind应为towns、township、subdistrict、bureau、government。"],
  ["due=2026-02-30", "due应为整改期限，如2026-03-15。"],
  ["v=latest", "v应为形如2026-01-31.2的数据版本。"],
  ["what=x", "可以用的条件有region、kind、unit、year、due、v。"],
])("says what is wrong with %s", (query, sentence) => {
  expect(parsed(`/correction/docx?${query}`)).toEqual({ problems: [sentence] });
});
