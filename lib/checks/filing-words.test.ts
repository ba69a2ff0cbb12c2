import { expect, it } from "vitest";
import { filingWords } from "./filing-words";

const dates = (
  publishedOn: string | null,
  firstPublishedOn = publishedOn,
  importedAt = "2026-03-05T00:00:00Z",
) => ({
  publishedOn,
  firstPublishedOn,
  importedAt,
});
const facts = { current: undefined, previous: undefined, deadline: "2026-01-31", day: "2026-11-30" };

it("says by how many days a report was late, from its first publication", () => {
  const current = dates("2026-03-02", "2026-02-08");
  expect(filingWords({ check: "late", year: 2025, scope: "own" }, { ...facts, current })).toBe(
    "首次公布于2026-02-08，规定日期为2026-01-31，迟8天。",
  );
});

it("says of a missing report on which ground", () => {
  expect(filingWords({ check: "missing", year: 2025, scope: "own" }, facts)).toBe(
    "规定日期为2026-01-31；2025年的报告已声明收齐，到2026-11-30的数据版本为止没有该机关的。",
  );
});

it("gives both dates of what was corrected or altered", () => {
  const [current, previous] = [dates("2026-03-02", "2026-01-20"), dates("2026-01-20")];
  expect(filingWords({ check: "corrected", year: 2025, scope: "own" }, { ...facts, current, previous })).toBe(
    "2026-01-20首次公布，现行的一份公布于2026-03-02，内容与前一份不同（前一份公布于2026-01-20）。",
  );
  const altered = {
    current: dates("2026-01-20"),
    previous: dates("2026-01-20", null, "2026-02-01T00:00:00Z"),
  };
  expect(filingWords({ check: "altered", year: 2025, scope: "own" }, { ...facts, ...altered })).toBe(
    "现行的一份公布于2026-01-20，日期未变而内容与前一份不同（前一份收录于2026-02-01，现行的收录于2026-03-05）。",
  );
  // Where the one before has no date, nobody knows whether it is the same.
  const undated = { ...altered, previous: { ...altered.previous, publishedOn: null } };
  expect(filingWords({ check: "altered", year: 2025, scope: "own" }, { ...facts, ...undated })).toBe(
    "现行的一份公布于2026-01-20，内容与前一份不同（前一份收录于2026-02-01，现行的收录于2026-03-05）。",
  );
});
