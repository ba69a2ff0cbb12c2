import { expect, it } from "vitest";
import { type FacetCounts, type FilingFacts, facetCounts } from "@/lib/agencies/filing-state";
import {
  amendmentTexts,
  filingSentence,
  filingText,
  groundText,
  kindsPhrase,
  reminderText,
} from "./filing-phrases";

const plain: FilingFacts = {
  state: "filed",
  corrections: 0,
  alterations: 0,
  pageChangedOn: null,
  withdrawnOn: null,
  findings: 0,
};
const counts = (...states: FilingFacts["state"][]) =>
  facetCounts(states.map((state) => ({ ...plain, state })));

it("says of a report what became of it", () => {
  expect(filingText({ state: "late", daysLate: 3 })).toBe("迟3天");
  expect(filingText({ state: "filed", daysLate: null })).toBe("已公开");
  expect(filingText({ state: "not_collected", daysLate: null })).toBe("未收录");
  expect(amendmentTexts({ corrections: 2, alterations: 1, pageChangedOn: null, withdrawnOn: null })).toEqual([
    "更正2次",
    "内容有变动",
  ]);
  expect(amendmentTexts({ ...plain, pageChangedOn: "2026-02-01", withdrawnOn: "2026-03-04" })).toEqual([
    "网页有变动（2026-02-01见到）",
    "撤下（2026-03-04见到）",
  ]);
});

it("counts a late report among those that were published", () => {
  expect(filingSentence("甲区部门", 2025, counts("filed", "late", "not_filed", "not_due"))).toBe(
    "甲区部门4个中2个已公开2025年报，其中1个迟报；1个未报送，1个尚未到期。",
  );
  expect(filingSentence("甲区部门", 2025, counts("filed"))).toBe("甲区部门1个均已公开2025年报。");
  expect(filingSentence("甲区部门", 2025, counts())).toBe("甲区部门在2025年没有应报送的机关。");
});

it("tells apart of whom a page is known that was not read, and counts it neither as published nor as missing", () => {
  expect(filingText({ state: "unread", daysLate: null })).toBe("未能读入");
  expect(filingSentence("甲区部门", 2025, counts("filed", "unread", "not_filed"))).toBe(
    "甲区部门3个中1个已公开2025年报；1个未报送，1个有网页而未能读入。",
  );
  expect(kindsPhrase("甲市", 2025, [{ whom: "政府", counts: counts("filed", "unread") }])).toBe(
    "甲市2025年报：政府2个中1个已公开；未能读入1个",
  );
});

it("says only what is there where the collection was not declared complete", () => {
  expect(filingSentence("甲区部门", 2025, counts("filed", "not_collected"))).toBe(
    "甲区部门已收录2025年报1个（名录中有2个）；1个未收录，是否公布未经核实。",
  );
});

it("gives the ground of a deadline: the law, or whose notice", () => {
  const day = "2026-01-31";
  expect(groundText("bureau", { day, notice: null }, "")).toMatch(/^条例第四十九条/);
  expect(groundText("subdistrict", { day, notice: null }, "")).toMatch(/^条例没有写明/);
  const notice = { region: "99", kind: "all", year: null, complete: true, deadline: "01-20" } as const;
  expect(groundText("township", { day, notice }, "甲区")).toBe("甲区登记的期限，用于各类机关各年的年报");
});

it("asks those who have not filed, by their deadlines", () => {
  const due = [
    { deadline: "2026-01-20", names: ["东镇"] },
    { deadline: "2026-01-31", names: ["西镇", "南镇"] },
  ];
  expect(reminderText({ kind: "towns", year: 2025, day: "2026-02-10", due })).toBe(
    "截至2026-02-10收录的情况，下列街道、乡镇3个没有公布2025年政府信息公开工作年度报告。期限为2026-01-20的：东镇；期限为2026-01-31的：西镇、南镇。请尽快公布，并告知网址；已经公布的，也请告知网址以便补录。",
  );
});

it("tells the kinds of a region side by side, and adds up only who is late or absent", () => {
  const counts = (given: Partial<FacetCounts>) => ({ ...facetCounts([]), ...given });
  const groups = [
    { whom: "街道、乡镇", counts: counts({ filed: 47, late: 3, not_filed: 1 }) },
    { whom: "各级部门", counts: counts({ filed: 7, late: 1, not_collected: 5 }) },
    { whom: "政府", counts: counts({ filed: 3, late: 1 }) },
  ];
  expect(kindsPhrase("甲市", 2025, groups)).toBe(
    "甲市2025年报：街道、乡镇48个中47个已公开，各级部门已收录7个（名录中有12个），政府3个均已公开；迟报5个，未报送1个，未收录5个",
  );
});
