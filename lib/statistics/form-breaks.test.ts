import { expect, it } from "vitest";
import type { Form } from "@/lib/catalogue/cell";
import { indicatorById } from "@/lib/catalogue/indicators";
import { formBreaks } from "./form-breaks";

const filed = (units: Record<string, Form[]>, first = 2019) =>
  Object.entries(units).flatMap(([agencyKey, forms]) =>
    forms.map((form, at) => ({ agencyKey, year: first + at, form })),
  );
const received = indicatorById("requests.received.total");

it("says for each indicator, in one clause, whether it goes on over a change of the form", () => {
  const rows = filed({ 甲: ["2019", "2021"], 乙: ["2019", "2021"] });
  const clause = (id: string) =>
    formBreaks(indicatorById(id), rows).map(({ joined, explain }) => [joined, explain]);
  expect(clause(received.id)).toEqual([[true, "申请办理和复议诉讼各项口径相同，可以相连"]]);
  expect(clause("sum.otherwise")).toEqual([[true, "其他处理由一项分为三项，按合计相连"]]);
  expect(clause("disclosure.penalties.decisions")).toEqual([[true, "处理决定数量口径相同，可以相连"]]);
  expect(clause("disclosure.rules.in_force")).toEqual([
    [false, "主动公开部分除处理决定数量外口径不同，不能相连"],
  ]);
  expect(clause("prose.meetings")).toEqual([]);
});

it("is not hidden by a report without a form in the middle, nor by what another agency does", () => {
  const rows = filed({ 甲: ["2019", "none", "2021"], 乙: ["2021", "2021", "2021"] });
  expect(formBreaks(received, rows)).toMatchObject([{ year: 2021, zh: "2021年起改用新格式" }]);
});

it("stands in every year in which some agency changes", () => {
  const rows = filed({ 甲: ["2019", "2021", "2021"], 乙: ["2019", "2019", "2021"] });
  expect(formBreaks(received, rows).map(({ zh }) => zh)).toEqual([
    "2020年起部分机关改用新格式",
    "2021年起改用新格式",
  ]);
});
