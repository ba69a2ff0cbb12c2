import { describe, expect, it } from "vitest";
import { indicatorById } from "@/lib/catalogue/indicators";
import { agencyFigures, type Given } from "./fixtures/agency-figures";
import { groupFigures, matchedAgencies } from "./group-figures";

const received = indicatorById("requests.received.total");
const rate = indicatorById("rate.disclosed");
const years = [2024, 2025];

const towns = (count: number, values: (at: number) => readonly (Given | undefined)[]) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`镇${at}`, values(at)]));

describe("the change of a total", () => {
  it("is not that of the raw totals while half of the units have not filed", () => {
    const rows = agencyFigures(towns(10, (at) => [10, at < 5 ? 10 : "not_due"]));
    const [before, now] = groupFigures(received, rows, years, null);
    expect(before?.value).toBe(100);
    expect(now).toMatchObject({ value: 50, reported: 5, filed: 5, expected: 10, notDue: 5 });
    expect(now?.change).toEqual({ n: 5, of: 10, before: null, now: null, refused: "coverage" });
  });

  it("is taken between the units with both years: +3 where the totals fell by two", () => {
    const rows = agencyFigures({
      ...towns(23, (at) => [10, at < 3 ? 11 : 10]),
      ...{ 甲: [3, "not_filed"], 乙: [2, "blank"] },
    });
    const now = groupFigures(received, rows, years, null)[1];
    expect(now?.value).toBe(233);
    expect(now?.change).toEqual({ n: 23, of: 25, before: 230, now: 233, refused: null });
  });

  it("is of the units that the register expects in both years, not of those that came or went", () => {
    const rows = agencyFigures({ ...towns(4, () => [10, 12]), 旧: [90, undefined], 新: [undefined, 70] });
    expect(groupFigures(received, rows, years, null)[1]?.change).toEqual({
      n: 4,
      of: 4,
      before: 40,
      now: 48,
      refused: null,
    });
  });

  it("is not stated of a region whose collection nobody declared, only of its matched units", () => {
    const rows = agencyFigures({ ...towns(9, () => [10, 12]), 甲: ["not_collected", 5] });
    expect(groupFigures(received, rows, years, null)[1]?.change?.refused).toBe("undeclared");
    const matched = matchedAgencies(rows, years);
    const now = groupFigures(received, rows, years, matched)[1];
    expect(now).toMatchObject({ value: 108, reported: 9, expected: 10, uncollected: 0 });
    expect(now?.change).toMatchObject({ n: 9, of: 10, before: 90, now: 108, refused: null });
  });

  it("leaves out who changed to a form that is not joined with the one before", () => {
    const fees = indicatorById("disclosure.fees.amount");
    const of2019 = agencyFigures(
      towns(2, () => [10]),
      2024,
      { form: "2019" },
    );
    const of2021 = agencyFigures(
      towns(2, () => [30]),
      2025,
      { form: "2021" },
    );
    expect(groupFigures(fees, [...of2019, ...of2021], years, null)[1]?.change?.refused).toBe("nothing");
    expect(groupFigures(received, [...of2019, ...of2021], years, null)[1]?.change).toMatchObject({
      before: 20,
      now: 60,
    });
  });

  it("of a rate needs a large enough base in both years", () => {
    const rows = agencyFigures({
      甲: [
        [3, 5],
        [40, 50],
      ],
      乙: [
        [1, 4],
        [20, 50],
      ],
    });
    const now = groupFigures(rate, rows, years, null)[1];
    expect(now?.value).toBe(0.6);
    expect(now?.change).toMatchObject({ n: 2, of: 2, refused: "no_base" });
  });
});

describe("a total", () => {
  it("leaves out what cannot be true and counts it, and counts what is questioned", () => {
    const rows = [
      ...agencyFigures({ 甲: [7], 乙: [8] }),
      ...agencyFigures({ 丙: [-3] }, 2024, { impossible: true, checks: ["nonnegative"] }),
      ...agencyFigures({ 丁: [5] }, 2024, { checks: ["balance", "applicant-sum"] }),
    ];
    expect(groupFigures(received, rows, [2024], null)[0]).toMatchObject({
      value: 20,
      reported: 3,
      filed: 4,
      impossible: 1,
      flagged: 1,
      checks: ["applicant-sum", "balance"],
      median: 7,
      values: 3,
    });
  });

  it("of a rate is Σ part / Σ whole, 无申请 where there was nothing, 样本过少 where there was little", () => {
    const one = (given: Record<string, [number, number]>) =>
      groupFigures(
        rate,
        agencyFigures(Object.fromEntries(Object.entries(given).map(([k, v]) => [k, [v]]))),
        [2024],
        null,
      )[0];
    expect(one({ 甲: [6, 12], 乙: [1, 2], 丙: [0, 0] })).toMatchObject({
      value: 0.5,
      part: 7,
      whole: 14,
      reported: 3,
      median: 0.5,
      values: 1,
    });
    expect(one({ 甲: [0, 0], 乙: [0, 0] })).toMatchObject({ value: null, missing: "no_requests" });
    expect(one({ 甲: [1, 4], 乙: [0, 5] })).toMatchObject({ value: null, missing: "no_base" });
  });

  it("that nobody gave says why, and accuses nobody where the collection was not declared", () => {
    const missing = (...given: Given[]) =>
      groupFigures(received, agencyFigures(towns(given.length, (at) => [given[at]])), [2024], null)[0]
        ?.missing;
    expect(missing("not_filed", "not_collected")).toBe("not_collected");
    expect(missing("not_filed", "not_due")).toBe("not_due");
    expect(missing("not_filed")).toBe("not_filed");
    expect(missing("blank", "not_filed")).toBe("no_reports");
    expect(missing()).toBe("not_there");
  });

  it("adds money without the dust of binary fractions", () => {
    const fees = indicatorById("disclosure.fees.amount");
    const rows = agencyFigures({ 甲: [0.1], 乙: [0.2] });
    expect(groupFigures(fees, rows, [2024], null)[0]?.value).toBe(0.3);
  });
});

it("names the forms that a total was read from, and of none those that were filed", () => {
  const town = (name: string, value: Given, form: "2014" | "2021") =>
    agencyFigures({ [name]: [value] }, 2025, { form });
  const lacking = town("甲", "not_in_form", "2014");
  const rows = [...town("乙", 10, "2021"), ...lacking];
  expect(groupFigures(received, rows, [2025], null)[0]?.forms).toEqual(["2021"]);
  expect(groupFigures(received, lacking, [2025], null)[0]?.forms).toEqual(["2014"]);
});
