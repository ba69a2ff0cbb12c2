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
  return checkStatements([section], known, 2021).map(
    ({ check, expected, found: stated }) => `${check} ${expected} ${stated}`,
  );
};

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
