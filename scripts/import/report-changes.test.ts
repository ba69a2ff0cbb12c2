import { expect, it } from "vitest";
import { becameOf, changeCounts, changeLines, datedReports, type ReportChanges } from "./report-changes";

const report = (reportId: number) => ({ name: `${reportId}.txt`, agency: "甲镇", year: 2023, reportId });
const changes: ReportChanges = {
  new: [report(1)],
  corrected: [
    { ...report(2), replaces: 12, amendment: "corrected" },
    { ...report(3), replaces: 13, amendment: "dated" },
  ],
  altered: [
    { ...report(4), replaces: 14, amendment: "altered" },
    { ...report(5), replaces: 15, amendment: null },
  ],
  unchanged: [report(6)],
  notInForce: [
    { ...report(7), kind: "older" },
    { ...report(8), kind: "conflict" },
  ],
};
const days = new Map([
  [12, { own: "2024-01-20", inForce: "2024-05-15" }],
  [13, { own: null, inForce: "2024-01-31" }],
  [7, { own: "2024-01-20", inForce: "2024-05-15" }],
]);

it("says of every report what became of it, with the dates that it turned on", () => {
  expect(datedReports(changes)).toEqual([12, 13, 7]);
  const became = becameOf(changes, days);
  expect(became.size).toBe(8);
  expect(changeLines(changes, became)).toEqual([
    "更正2份：",
    "  《2.txt》更正：2024-01-20 → 2024-05-15。",
    "  《3.txt》公布日期改动，内容未变：未写明公布日期 → 2024-01-31。",
    "变动1份：",
    "  《4.txt》变动：这一份与以前的不同，公布日期相同或有一份未注明。",
    "不取代较新的1份：",
    "  《7.txt》不取代较新的，只存不用：本份2024-01-20，现用的2024-05-15。",
    "同一机关同一年另有不同报告1份：",
    "  《8.txt》同一机关同一年另有不同报告，只存不用。",
  ]);
  expect(changeCounts(changes)).toBe(
    "新增1份，更正2份，变动1份，重新读取1份，未变1份，不取代较新的1份，同一机关同一年有不同报告1份",
  );
});

it("names only what happened", () => {
  const nothing = { new: [], corrected: [], altered: [], unchanged: [report(1)], notInForce: [] };
  expect(changeCounts(nothing)).toBe("新增0份，未变1份");
  expect(changeLines(nothing, becameOf(nothing, new Map()))).toEqual([]);
});
