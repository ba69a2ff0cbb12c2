import { expect, it } from "vitest";
import { statutoryForms } from "./cell";
import { cellsOfForm } from "./cells";
import { printedPlace } from "./printed-place";

it("says where a figure stands in the words of the print", () => {
  expect(printedPlace("2021", "requests.received.total")).toEqual({
    table: "三、收到和处理政府信息公开申请情况",
    row: "一、本年新收政府信息公开申请数量",
    column: "申请人情况›总计",
  });
  expect(printedPlace("2021", "requests.partial.business")).toMatchObject({
    row: expect.stringMatching(/^三、本年度办理结果›（二）部分公开/),
    column: "申请人情况›法人或其他组织›商业企业",
  });
  expect(printedPlace("2021", "disputes.suit_direct.upheld")).toMatchObject({
    row: "",
    column: "行政诉讼›未经复议直接起诉›结果维持",
  });
  expect(printedPlace("2021", "disclosure.penalties.decisions")).toEqual({
    table: "二、主动公开政府信息情况",
    row: "行政处罚",
    column: "第二十条第（六）项›本年处理决定数量",
  });
  expect(printedPlace("none", "prose.disclosed.website")).toMatchObject({ table: "正文", column: "" });
});

it("knows a place of its own for every cell of every form", () => {
  for (const form of statutoryForms) {
    const places = cellsOfForm(form).map(({ id }) => JSON.stringify(printedPlace(form, id)));
    expect(places.filter((place) => place.includes("正文"))).toEqual([]);
    expect(new Set(places).size).toBe(places.length);
  }
});
