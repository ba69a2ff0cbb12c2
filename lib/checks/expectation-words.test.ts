import { expect, it } from "vitest";
import { type CheckId, checks } from "@/lib/catalogue/checks";
import { identities } from "@/lib/catalogue/identities";
import { requestCellId } from "@/lib/catalogue/requests";
import { yearIdentities } from "@/lib/catalogue/year-identities";
import { comparisonWords } from "./comparison-words";
import { expectationWords, type PrintedAt } from "./expectation-words";
import { formulaWords } from "./formula";

type Printed = NonNullable<ReturnType<PrintedAt>>;
const figure = (value: number, raw = String(value)): Printed => ({ value, missing: null, raw });
const blank: Printed = { value: null, missing: "blank", raw: "" };
const slash: Printed = { value: null, missing: "slash", raw: "/" };

const [received, granted, closed] = ["received", "granted", "closed"].map((row) =>
  requestCellId(row, "total"),
) as [string, string, string];
const fees = "disclosure.fees.amount";

const said = (
  check: CheckId,
  cells: string[],
  after: Record<string, Printed> = {},
  before: Record<string, Printed> = {},
) =>
  expectationWords(
    { check, cells, year: 2025, agency: "甲区乙镇" },
    (cell, of) => (of === "after" ? after : before)[cell] ?? null,
  );

it("sets a figure as printed beside what it should be", () => {
  expect(said("nonnegative", [received], { [received]: figure(-3, "－3") })).toBe(
    "新收申请应大于或等于0；所印“－3”，−3＜0",
  );
  expect(said("integer", [received], { [received]: figure(1.5, " 1.5 ") })).toBe(
    "新收申请应为整数；所印“1.5”，1＜1.5＜2",
  );
  const rules = "disclosure.rules.issued";
  expect(said("rules-competence", [rules], { [rules]: figure(4) })).toMatch(
    /应为0，该机关无权制定规章；所印“4”，4＞0$/,
  );
  expect(said("unit", [fees], { [fees]: figure(120, "120元") })).toBe(
    "金额应以万元为单位并写明；所印：行政事业性收费本年收费金额“120元”",
  );
});

it("keeps every digit, or a figure would seem to be the whole number beside it", () => {
  expect(said("integer", [received], { [received]: figure(1.999) })).toContain("1＜1.999＜2");
});

it("counts the cells without a figure by what is printed there, and those with one apart", () => {
  const cells = [received, granted, closed];
  expect(said("incomplete", cells, { [received]: blank, [granted]: slash, [closed]: figure(0) })).toBe(
    "各格都应有数；应有3个数，采用1个，空白1格、原文“/”1格",
  );
});

it("counts what is the same as in the year before, zeros apart", () => {
  const figures = { [received]: figure(36), [granted]: figure(0), [closed]: figure(38) };
  expect(said("copied-forward", [received, granted, closed, fees], figures, figures)).toBe(
    "三张表一般不会与上年完全相同；2024年与2025年的3个数逐格相同，其中2个不为0：新收申请36、办结38",
  );
});

it("says whose report of which year it was stored as, and how two of one year differ", () => {
  expect(said("identity", [])).toBe("各处所写的机关、年度和公布日期应当相符；本报告按甲区乙镇2025年收录");
  expect(said("duplicate", [received, closed])).toBe("同一机关同一年应只有一份报告；两份有2个数不同");
  expect(said("duplicate", [])).toBe("同一机关同一年应只有一份报告；两份的文字不同");
});

it("says nothing where the figures are not as the finding has them, or what is missing has no cells", () => {
  expect(said("nonnegative", [received], { [received]: figure(3) })).toBeNull();
  expect(said("integer", [received], { [received]: figure(3) })).toBeNull();
  expect(said("rules-competence", [received], { [received]: figure(0) })).toBeNull();
  expect(said("nonnegative", [received])).toBeNull();
  expect(said("incomplete", [received], { [received]: figure(3) })).toBeNull();
  expect(said("incomplete", [])).toBeNull();
  const [after, before] = [{ [received]: figure(3) }, { [received]: figure(4) }];
  expect(said("copied-forward", [received], after, before)).toBeNull();
  expect(said("balance", [received], after)).toBeNull();
});

/** A finding of each check that its words can be made of, figures and all. */
function wordsOf(check: CheckId): string | null {
  const sum = identities.find((one) => one.check === check);
  const between = yearIdentities.find((one) => one.check === check);
  const inYear = (between ? [...between.left, ...between.right] : []).filter(({ of }) => of === "after");
  const cells = sum ? [...sum.left, ...sum.right] : inYear.map(({ cell }) => cell);
  const asked = cells.length > 0 ? cells : (ownCells[check] ?? [received]);
  const value = (cell: string, of: "before" | "after") => {
    if (check === "nonnegative") return -3;
    if (check === "integer") return 1.5;
    if (check === "no-requests") return cell === granted ? 1 : 0;
    if (check === "copied-forward" || check === "growth")
      return of === "before" && check === "growth" ? 10 : 15;
    return cell === asked[0] ? (of === "before" ? 1 : 90_000) : of === "before" ? 90_001 : 2;
  };
  const expected = check === "legal-subtotal" ? 90_002 : 50;
  const reckoned = { check, cells: asked, year: 2025, expected, found: 40, otherYears: [8, 9, 10] };
  return (
    formulaWords(check, asked, 2025, value) ??
    comparisonWords(reckoned, value) ??
    expectationWords({ ...reckoned, agency: "甲区乙镇" }, (cell, of) =>
      check === "incomplete" ? blank : figure(value(cell, of)),
    )
  );
}
const ownCells: Partial<Record<CheckId, string[]>> = {
  "no-requests": [received, requestCellId("carried_in", "total"), granted],
  "legal-subtotal": [granted, closed],
  pending: ["disputes.review.total"],
  "unit-slip": [fees],
  "all-closed": [requestCellId("carried_out", "total")],
};

it.each(Object.keys(checks) as CheckId[])("%s is opened to words of its own", (id) => {
  expect(wordsOf(id)).toMatch(/\p{Script=Han}/u);
});
