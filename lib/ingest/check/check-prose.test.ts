import { describe, expect, it } from "vitest";
import type { CellReading } from "../reading";
import { checkSections } from "./check-prose";

const at = { table: 1, row: 1, column: 1 };
const carried = new Map<string, CellReading>([
  ["requests.carried_out.total", { kind: "number", value: 3, raw: "3", at }],
]);
const found = (text: string) =>
  checkSections([{ heading: "一、总体情况", number: 1, text }], carried, "2014").map(({ check }) => check);

describe("that all requests are closed", () => {
  it("contradicts what the table carries into the next year", () => {
    expect(found("收到政府信息公开申请36件，均已按时办结。")).toEqual(["all-closed"]);
  });

  it.each([
    "办理代表建议12件、委员提案8件，均已办结。收到申请36件。",
    "群众来信均已答复。",
    "上年结转的2件申请均已办结。",
    "到期应办结的35件申请均已办结。",
    "除3件结转下年度外，其余申请全部办结。",
    "收到区政府交办的申请5件，均已答复。",
    "自条例施行以来收到申请520件，全部办结。",
  ])("is not said of all requests of the year: %s", (text) => expect(found(text)).toEqual([]));
});
