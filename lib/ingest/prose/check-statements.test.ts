import { describe, expect, it } from "vitest";
import type { CellReading, Section } from "../reading";
import { checkStatements } from "./check-statements";

const at = { table: 1, row: 1, column: 1 };
const number = (value: number): CellReading => ({ kind: "number", value, raw: String(value), at });
const cells = new Map<string, CellReading>([
  ["requests.received.total", number(36)],
  ["requests.carried_in.total", number(1)],
  ["requests.closed.total", number(35)],
  ["requests.granted.total", number(14)],
  ["requests.partial.total", number(1)],
  ["disputes.review.total", number(170)],
]);
const found = (text: string, known: ReadonlyMap<string, CellReading> = cells) => {
  const section: Section = { heading: "一", number: 1, text };
  return checkStatements([section], known, 2021, "临江区交通局").map(
    ({ check, expected, found: stated }) => `${check} ${expected} ${stated}`,
  );
};

/** Received 36 and 2 carried in, closed 35: 14 granted, 3 partial, 6 refused, 9 unavailable, 2 unprocessed, 1 else. */
const whole = new Map<string, CellReading>(
  Object.entries({
    received: 36,
    carried_in: 2,
    granted: 14,
    partial: 3,
    "refused.third_party": 4,
    "refused.internal_affairs": 2,
    "unavailable.not_held": 9,
    "unprocessed.repeated": 2,
    "otherwise.other": 1,
    closed: 35,
    carried_out: 3,
  }).map(([row, value]) => [`requests.${row}.total`, number(value)]),
);
whole.set("disputes.review.total", number(4)).set("disputes.suit_direct.total", number(3));
whole.set("disputes.suit_after_review.total", number(0));

describe("a true report raises no alarm", () => {
  it.each([
    "全年收到政府信息公开申请36件，其中，收到自然人申请30件，收到企业申请6件。",
    "收到政府信息公开申请36件，其中，通过门户网站收到申请20件，通过信函收到申请16件。",
    "去年收到政府信息公开申请30件，今年收到36件，同比增加6件。",
    "自《条例》施行以来，我局共收到政府信息公开申请520件。",
    "上半年收到政府信息公开申请18件，下半年收到政府信息公开申请18件。",
    "1—6月共收到政府信息公开申请18件，12月收到政府信息公开申请5件。",
    "全区共收到政府信息公开申请320件，其中区政府收到36件。",
    "收到申请较多的部门为区水利局，收到政府信息公开申请120件。",
    "区水利局收到政府信息公开申请120件，办结118件。",
    "区级部门转办5件，我局直接受理政府信息公开申请31件。",
    "收到区政府转办的政府信息公开申请5件，补正后受理政府信息公开申请4件。",
    "受理低保申请56件，受理行政许可申请1200件，办结1195件，信息公开透明。",
    "政务大厅受理各类申请2.3万件，办结2.3万件，信息公开透明。",
    "出具政府信息公开申请答复书40份，答复咨询电话120次。",
    "收到政府信息公开申请36件，当年办结33件，结转下一年3件。",
    "办结政府信息公开申请35件，因涉及第三方合法权益不予公开4件，属于内部事务信息不予公开2件。",
    "办结申请35件，其中予以公开14件，部分公开3件，不予公开6件，其余为无法提供等情形。",
    "制发公文190件，其中主动公开120件、依申请公开30件、不予公开40件。",
    "全年办理行政复议案件85件，公开行政复议决定书60件，出庭应诉行政诉讼案件12件。",
    "共收到36份政府信息公开申请。其中，予以公开14件，属于四类过程性信息1件，其他1件（申请人撤销）。",
    "2020年结转至2021年办理2件，2021年结转至2022年3件，依申请公开有序。",
    "因政府信息公开引发行政复议4件，上年结转的行政复议1件，被告败诉的行政诉讼1件。",
  ])("%s", (text) => expect(found(text, whole)).toEqual([]));
});

describe("a plain contradiction is found", () => {
  it.each([
    ["临江区交通局2021年收到公民、法人和其他组织提出的政府信息公开申请33件。", "prose-table 36 33"],
    ["2021年1月1日至12月31日，我局共收到政府信息公开申请三十三件。", "prose-table 36 33"],
    ["政府信息公开申请数量为33件，较上年增加3件。", "prose-table 36 33"],
    ["收到政府信息公开申请36件。36件申请中，14件予以公开，2件部分公开。", "prose-table 3 2"],
    ["依申请公开规范有序，办结35件，结转次年2件。", "prose-table 3 2"],
    ["共收到依申请公开请求36件，结转2022年度继续办理2件。", "prose-table 3 2"],
    ["2020年结转政府信息公开申请1件，受理依申请信息36条。", "prose-table 2 1"],
    ["因不服政府信息公开答复引起的行政复议为5件。", "prose-table 4 5"],
    ["办结：予以公开14件（40%）、部分公开3件、不予公开5件、无法提供9件。", "prose-table 6 5"],
  ])("%s", (text, problem) => expect(found(text, whole)).toEqual([problem]));

  it("in a report on the form of 2014 as well", () => {
    const list = new Map([["y2014.requests.received", number(12)]]);
    expect(found("全年受理政府信息公开申请12件。", list)).toEqual([]);
    expect(found("全年受理政府信息公开申请11件。", list)).toEqual(["prose-table 12 11"]);
  });
});

describe("what the prose states", () => {
  it("must stand in the table", () => {
    expect(found("全年新收申请36件，办结35件。")).toEqual([]);
    expect(found("全年新收申请35件。")).toEqual(["prose-table 36 35"]);
    expect(found("全年发生行政复议134件。")).toEqual(["prose-table 170 134"]);
  });

  it("passes if either of two meanings is true: new requests, or these and those carried in", () => {
    expect(found("全年收到申请37件。")).toEqual([]);
    expect(found("申请予以公开15件。")).toEqual([]);
  });

  it("is open where a figure of the table is missing", () => {
    const open = new Map(cells).set("requests.received.total", {
      kind: "missing",
      reason: "blank",
      raw: "",
      at,
    });
    expect(found("全年新收申请35件。", open)).toEqual([]);
  });

  it("must add up where a sentence lists the parts behind their total", () => {
    const sentence = (parts: number) => `全年办结申请35件，其中予以公开14件，部分公开1件，无法提供${parts}件`;
    expect(found(`${sentence(20)}。`).filter((problem) => problem.startsWith("prose-sum"))).toEqual([]);
    expect(found(`${sentence(18)}。`)).toContain("prose-sum 35 33");
  });
});
