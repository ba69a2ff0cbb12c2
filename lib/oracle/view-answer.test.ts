import { describe, expect, it } from "vitest";
import type { Form } from "../catalogue/cell";
import { answerOf, layerAnswer, viewAnswer } from "./view-answer";
import type { Collection, Question, Report, Unit, World } from "./world";

const received = "requests.received.total";
const closed = "requests.closed.total";
const granted = "requests.granted.total";
const partial = "requests.partial.total";

const unit = (key: string, more: Partial<Unit> = {}): Unit => ({
  key,
  name: key,
  kind: "township",
  parent: "99",
  validFrom: null,
  validTo: null,
  successor: null,
  expected: true,
  ...more,
});

const district = unit("99", { kind: "government", parent: null, expected: false });
const towns = (n: number) => Array.from({ length: n }, (_, index) => unit(`99-${index}`));

let nth = 0;
const report = (key: string, year: number, cells: Report["cells"], more: Partial<Report> = {}): Report => {
  nth += 1;
  const base = { id: `r${nth}`, unit: key, year, scope: "own", form: "2021", published: null } as const;
  return { ...base, cells, prose: {}, findings: [], ...more };
};

const declared = (year: number, more: Partial<Collection> = {}): Collection => ({
  region: "99",
  kind: "all",
  year,
  complete: true,
  deadline: null,
  ...more,
});

const world = (units: Unit[], reports: Report[], more: Partial<World> = {}): World => ({
  units,
  imports: [reports],
  collections: [declared(2022), declared(2023)],
  day: "2026-06-30",
  ...more,
});

const question = (more: Partial<Question> = {}): Question => ({
  what: [received],
  region: "99",
  kind: "towns",
  units: [],
  scope: null,
  base: "all",
  quality: "all",
  against: "median",
  years: [2022, 2023],
  ...more,
});

const point = (of: World, asked: Question, key: string, year: number, indicator = asked.what[0] ?? "") =>
  answerOf(viewAnswer(of, asked), { indicator, key, year });

describe("a total", () => {
  it("of ten towns at 10 of which five have not filed states no change", () => {
    const reports = towns(10).flatMap(({ key }, index) => [
      report(key, 2022, { [received]: 10 }),
      ...(index < 5 ? [report(key, 2023, { [received]: 10 })] : []),
    ]);
    const of = world([district, ...towns(10)], reports);
    expect(point(of, question(), "group", 2023)).toMatchObject({
      value: 50,
      reported: 5,
      filed: 5,
      expected: 10,
      uncollected: 0,
      change: { n: 5, of: 10, before: null, now: null, refused: "coverage" },
    });
    expect(point(of, question(), "99-9", 2023)).toMatchObject({ value: null, missing: "not_filed" });
  });

  it("of 25 towns of which 23 gave both years changes by those 23", () => {
    const reports = towns(25).flatMap(({ key }, index) => [
      ...(index === 0 ? [] : [report(key, 2022, { [received]: 10 })]),
      ...(index === 1 ? [] : [report(key, 2023, { [received]: index === 2 ? 13 : 10 })]),
    ]);
    const of = world([district, ...towns(25)], reports);
    expect(point(of, question(), "group", 2023)).toMatchObject({
      value: 243,
      change: { n: 23, of: 25, before: 230, now: 233, refused: null },
    });
  });

  it("with a unit that nobody collected states no change but over the same units", () => {
    const reports = towns(10).flatMap(({ key }, index) => [
      report(key, 2022, { [received]: 10 }),
      ...(index < 9 ? [report(key, 2023, { [received]: 11 })] : []),
    ]);
    const of = world([district, ...towns(10)], reports, { collections: [] });
    expect(point(of, question(), "group", 2023)).toMatchObject({
      uncollected: 1,
      change: { n: 9, of: 10, refused: "undeclared" },
    });
    expect(point(of, question({ base: "matched" }), "group", 2023)?.change).toEqual({
      n: 9,
      of: 10,
      before: 90,
      now: 99,
      refused: null,
    });
    expect(point(of, question({ base: "matched" }), "group", 2022)).toMatchObject({ value: 90, reported: 9 });
  });

  it("leaves an impossible figure out and counts it", () => {
    const of = world(
      [district, ...towns(3)],
      [
        report("99-0", 2023, { [received]: 10 }),
        report("99-1", 2023, { [received]: -4 }),
        report("99-2", 2023, { [received]: 2.5 }),
      ],
    );
    expect(point(of, question(), "group", 2023)).toMatchObject({ value: 10, reported: 1, impossible: 2 });
    expect(point(of, question(), "median", 2023)).toMatchObject({ value: 10, reported: 1 });
    expect(point(of, question(), "99-1", 2023)).toMatchObject({ value: -4, impossible: 1, reported: 0 });
  });

  it("takes a questioned figure in and marks it, or leaves it out everywhere", () => {
    const findings = [{ check: "closed-sum", severity: "error", cells: [received] } as const];
    const of = world(
      [district, ...towns(2)],
      [
        report("99-0", 2023, { [received]: 10 }),
        report(
          "99-1",
          2023,
          { [received]: 7 },
          { findings: [...findings].map((one) => ({ ...one, cells: [...one.cells] })) },
        ),
      ],
    );
    expect(point(of, question(), "group", 2023)).toMatchObject({
      value: 17,
      flagged: 1,
      checks: ["closed-sum"],
    });
    const clean = question({ quality: "clean" });
    expect(point(of, clean, "group", 2023)).toMatchObject({ value: 10, reported: 1, filed: 2, flagged: 0 });
    expect(point(of, clean, "99-1", 2023)).toMatchObject({ value: null, missing: "under_review" });
  });

  it("counts a merged unit only while it was there, even if it files later", () => {
    const merged = unit("99-1", { validTo: 2022, successor: "99-0" });
    const of = world(
      [district, unit("99-0"), merged],
      [
        report("99-0", 2023, { [received]: 10 }),
        report("99-1", 2022, { [received]: 4 }),
        report("99-1", 2023, { [received]: 4 }),
      ],
    );
    expect(point(of, question(), "group", 2023)).toMatchObject({ value: 10, expected: 1, filed: 1 });
    expect(point(of, question(), "group", 2022)).toMatchObject({ value: 4, expected: 2, filed: 1 });
    expect(point(of, question(), "99-1", 2023)).toMatchObject({ value: null, missing: "not_there" });
  });
});

describe("a share", () => {
  const cells = (all: number, some: number) => ({ [closed]: all, [granted]: some, [partial]: 0 });
  const asked = question({ what: ["rate.disclosed"] });

  it("of fewer than ten is no share, of nothing 无申请, and both take part in the group's", () => {
    const of = world(
      [district, ...towns(3)],
      [
        report("99-0", 2023, cells(8, 4)),
        report("99-1", 2023, cells(0, 0)),
        report("99-2", 2023, cells(12, 6)),
      ],
    );
    expect(point(of, asked, "99-0", 2023)).toMatchObject({
      value: null,
      missing: "no_base",
      part: 4,
      whole: 8,
    });
    expect(point(of, asked, "99-1", 2023)).toMatchObject({ value: null, missing: "no_requests" });
    expect(point(of, asked, "group", 2023)).toMatchObject({ value: 0.5, part: 10, whole: 20, reported: 3 });
    expect(point(of, asked, "median", 2023)).toMatchObject({ value: 0.5, reported: 1 });
  });

  it("larger than its base takes no part", () => {
    const of = world(
      [district, ...towns(2)],
      [report("99-0", 2023, cells(10, 20)), report("99-1", 2023, cells(20, 10))],
    );
    expect(point(of, asked, "99-0", 2023)).toMatchObject({ value: 2, impossible: 1 });
    expect(point(of, asked, "group", 2023)).toMatchObject({ value: 0.5, reported: 1, impossible: 1 });
  });

  it("whose two bases are too small states no change", () => {
    const of = world(
      [district, ...towns(1)],
      [report("99-0", 2022, cells(8, 4)), report("99-0", 2023, cells(20, 10))],
    );
    expect(point(of, asked, "group", 2023)?.change).toMatchObject({ n: 1, of: 1, refused: "no_base" });
  });
});

describe("governments", () => {
  const province = unit("98", { kind: "government", parent: null });
  const city = unit("9801", { kind: "government", parent: "98" });
  const inner = unit("980101", { kind: "government", parent: "9801" });
  const figures = (key: string, value: number) =>
    report(key, 2023, { [received]: value }, { scope: "territory" });
  const of = world([province, city, inner], [figures("98", 100), figures("9801", 60), figures("980101", 20)]);
  const asked = question({ kind: "government" });

  it("are never added to those inside them", () => {
    expect(point(of, { ...asked, region: "" }, "group", 2023)).toMatchObject({ value: 100, expected: 1 });
    expect(point(of, { ...asked, region: "98" }, "group", 2023)).toMatchObject({ value: 60, expected: 1 });
    expect(point(of, { ...asked, region: "98" }, "98", 2023)).toMatchObject({
      value: 100,
      scope: "territory",
    });
  });

  it("without any below them stand for themselves", () => {
    expect(point(of, { ...asked, region: "980101" }, "group", 2023)).toMatchObject({
      value: 20,
      expected: 1,
    });
  });
});

describe("a unit without a report", () => {
  const of = (more: Partial<World>) => world([district, ...towns(1)], [], more);
  const state = (more: Partial<World>) => point(of(more), question(), "99-0", 2023)?.missing;

  it("is 未报送 only where the collection was declared and the deadline has passed", () => {
    expect(state({})).toBe("not_filed");
    expect(state({ collections: [] })).toBe("not_collected");
    expect(state({ day: "2024-01-31" })).toBe("not_due");
    expect(state({ collections: [declared(2023, { deadline: "2099-01-01" })] })).toBe("not_due");
    expect(state({ collections: [declared(2023, { complete: false })] })).toBe("not_collected");
    expect(state({ collections: [declared(2023, { kind: "bureau" })] })).toBe("not_collected");
  });
});

describe("layers", () => {
  it("rest on the units that have all of them", () => {
    const of = world(
      [district, ...towns(2)],
      [
        report("99-0", 2023, { [granted]: 5, [partial]: 1 }),
        report("99-1", 2023, { [granted]: 7, [partial]: "blank" }),
      ],
    );
    const asked = question({ what: [granted, partial] });
    expect(answerOf(layerAnswer(of, asked), { indicator: granted, key: "group", year: 2023 })).toMatchObject({
      value: 5,
      reported: 1,
    });
  });
});

describe("a change of the form", () => {
  const on = (form: Form, year: number, value: number) =>
    report("99-0", year, { "disclosure.licensing.decisions": value }, { form });
  it("is gone over where the catalogue lets it", () => {
    const of = world([district, ...towns(1)], [on("2019", 2022, 4), on("2021", 2023, 6)]);
    const asked = question({ what: ["disclosure.licensing.decisions"] });
    expect(point(of, asked, "group", 2023)?.change).toMatchObject({ before: 4, now: 6, refused: null });
  });
});
