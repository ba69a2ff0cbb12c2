import fc from "fast-check";
import type { CellMissingReason, Form } from "../catalogue/cell";
import { cellById, cellsOfForm } from "../catalogue/cells";
import { type Indicator, indicatorById } from "../catalogue/indicators";
import type { Collection, Finding, Report, Unit, World } from "./world";

/** Indicators of every make: counts, sums, money, changes, shares, prose, on one form, on two and on all. */
export const askedIndicators = [
  "requests.received.total",
  "requests.carried_in.total",
  "requests.closed.total",
  "requests.granted.total",
  "requests.partial.total",
  "requests.carried_out.total",
  "requests.otherwise.total",
  "requests.otherwise.unpaid.total",
  "sum.otherwise",
  "sum.refused",
  "sum.suits",
  "rate.disclosed",
  "rate.disclosed_of_held",
  "rate.carried_out",
  "rate.persons",
  "rate.otherwise",
  "rate.review_overturned",
  "disputes.review.total",
  "disclosure.licensing.decisions",
  "disclosure.licensing.items_change",
  "disclosure.fees.amount",
  "disclosure.rules.issued",
  "y2014.requests.received",
  "prose.disclosed.total",
] as const;

const askedCells = cellsOf(askedIndicators.map(indicatorById));

function cellsOf(indicators: readonly Indicator[]): string[] {
  const ids = new Set<string>();
  for (const { part, whole, minus } of indicators)
    for (const id of [...part, ...whole, ...minus]) ids.add(id);
  return [...ids];
}

export type Draw = {
  int(min: number, max: number): number;
  chance(percent: number): boolean;
  one<T>(from: readonly [T, ...T[]]): T;
};

/**
 * Small worlds in which the classic faults show: half of a year not yet filed, a large unit away for a year, units
 * merged and founded, corrections and conflicts, figures that cannot be, doubts, three forms and none, collections
 * declared and not.
 */
export const randomWorlds: fc.Arbitrary<World> = fc.nat().map(worldOfSeed);

export function worldOfSeed(seed: number): World {
  const draw = drawing(seed);
  const first = draw.one([2017, 2019, 2020, 2021, 2021]);
  const years = Array.from({ length: draw.int(3, 4) }, (_, index) => first + index);
  const units = randomUnits(draw, years);
  const reports = randomReports(draw, units, years);
  return {
    units,
    imports: inImports(draw, reports),
    collections: randomCollections(draw, units, years),
    day: "2026-06-30",
  };
}

/** Numbers that look like chance and are the same for a seed: mulberry32. */
export function drawing(seed: number): Draw {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    int,
    chance: (percent) => int(0, 99) < percent,
    one: (from) => from[int(0, from.length - 1)] ?? from[0],
  };
}

/** From the first to the last year of which there is a report. */
export function yearsOf(world: World): number[] {
  const found = world.imports.flat().map(({ year }) => year);
  const years: number[] = [];
  for (let year = Math.min(...found); year <= Math.max(...found); year += 1) years.push(year);
  return years;
}

function randomUnits(draw: Draw, years: readonly number[]): Unit[] {
  const units: Unit[] = [];
  const add = (key: string, kind: Unit["kind"], parent: string | null): void => {
    const middle = years[draw.int(0, years.length - 1)] ?? null;
    const merged = kind !== "government" && draw.chance(7);
    const founded = !merged && kind !== "government" && draw.chance(5);
    units.push({
      key,
      name: `甲${key}`,
      kind,
      parent,
      validFrom: founded ? middle : null,
      validTo: merged ? middle : null,
      successor: null,
      expected: kind === "unknown" ? false : draw.chance(kind === "government" ? 70 : 90),
    });
  };
  add("99", "government", null);
  for (const city of ["9901", "9902"].slice(0, draw.int(1, 2))) {
    add(city, "government", "99");
    const bureaus = draw.int(0, 4);
    for (let at = 0; at < bureaus; at += 1)
      add(at === 0 && city === "9902" ? `${city}政府办公室` : `${city}-局${at}`, "bureau", city);
    const districts = draw.int(1, 3);
    for (let at = 1; at <= districts; at += 1) {
      const district = `${city}0${at}`;
      add(district, "government", city);
      if (draw.chance(30)) add(`${district}-局`, "bureau", district);
      const towns = draw.int(0, 8);
      for (let town = 1; town <= towns; town += 1)
        add(`${district}10${town}`, draw.chance(60) ? "township" : "subdistrict", district);
    }
  }
  if (draw.chance(40)) add("x-某", "unknown", null);
  for (const unit of units) {
    if (unit.validTo === null) continue;
    const heir = units.find(
      ({ parent, validTo, key }) => parent === unit.parent && validTo === null && key !== unit.key,
    );
    unit.successor = heir?.key ?? null;
  }
  return units;
}

function randomReports(draw: Draw, units: readonly Unit[], years: readonly number[]): Report[] {
  const last = years[years.length - 1];
  const stillOut = draw.one([0, 0, 0, 50, 100, 100]);
  const bigs = new Map<string, number>();
  for (const unit of units) {
    if (!draw.chance(10)) continue;
    const away = years[draw.int(0, years.length - 1)];
    if (away !== undefined) bigs.set(unit.key, away);
  }
  const gaps = draw.one([0, 2, 5]);
  const dirt = draw.one([0, 0, 1, 4]);
  const reports: Report[] = [];
  for (const unit of units) {
    for (const year of years) {
      if (bigs.get(unit.key) === year && draw.chance(70)) continue;
      if (year === last && draw.chance(stillOut)) continue;
      if (draw.chance(gaps)) continue;
      const there = (unit.validFrom ?? year) <= year && year <= (unit.validTo ?? year);
      if (!there && draw.chance(85)) continue;
      const size = bigs.has(unit.key) ? 3000 : draw.one([3, 12, 60]);
      const usual = unit.kind === "government" ? "territory" : "own";
      const scopes = draw.chance(unit.kind === "government" ? 45 : 5)
        ? (["own", "territory"] as const)
        : ([usual] as const);
      for (const scope of scopes) {
        const report = randomReport(draw, { unit: unit.key, year, scope, size, dirt, nth: reports.length });
        if (draw.chance(90)) carryOver(reports, report);
        reports.push(report);
        if (draw.chance(6)) reports.push(again(draw, report, { size, dirt, nth: reports.length }));
      }
    }
  }
  return reports;
}

/** What was carried out of the year before comes in, as in sound reports. */
function carryOver(reports: readonly Report[], { unit, scope, year, cells }: Report): void {
  const into = "requests.carried_in.total";
  for (const before of reports) {
    const out = before.cells["requests.carried_out.total"];
    const isBefore = before.unit === unit && before.scope === scope && before.year === year - 1;
    if (isBefore && typeof out === "number" && typeof cells[into] === "number") cells[into] = out;
  }
}

type Slot = Pick<Report, "unit" | "year" | "scope"> & { size: number; dirt: number; nth: number };

/** Another report for the same slot, corrected or in conflict: its figures differ in some cells. */
function again(
  draw: Draw,
  before: Report,
  { size, dirt, nth }: Omit<Slot, "unit" | "year" | "scope">,
): Report {
  const next = randomReport(draw, { ...before, size, dirt, nth });
  return draw.chance(50)
    ? { ...next, form: before.form, cells: { ...before.cells, ...few(next, before) } }
    : next;
}

function few(next: Report, before: Report): Report["cells"] {
  const changed: Report["cells"] = {};
  if (next.form !== before.form) return changed;
  for (const id of Object.keys(next.cells).slice(0, 5)) changed[id] = next.cells[id] ?? "blank";
  return changed;
}

const usualForm = (year: number): Form => (year <= 2018 ? "2014" : year <= 2020 ? "2019" : "2021");

function randomReport(draw: Draw, { unit, year, scope, size, dirt, nth }: Slot): Report {
  const form = draw.chance(95) ? usualForm(year) : draw.one<Form>(["2021", "2019", "2014", "none"]);
  const findings: Finding[] = [];
  const cells: Report["cells"] = {};
  const idle = draw.chance(6);
  const has = new Set(cellsOfForm(form).map(({ id }) => id));
  const closed = idle ? 0 : draw.int(0, size);
  for (const id of askedCells) {
    if (!has.has(id)) continue;
    cells[id] = idle ? 0 : randomCell(draw, id, { closed, size, dirt });
    if (draw.chance(dirt)) findings.push(randomFinding(draw, id));
  }
  const prose: Report["prose"] = {};
  if (draw.chance(70))
    prose["prose.disclosed.total"] = {
      value: draw.int(0, size) * draw.one([1, 10, 100]),
      approximate: draw.chance(30),
    };
  const published = draw.chance(60) ? `${year + 1}-0${draw.int(1, 6)}-1${draw.int(0, 9)}` : null;
  return { id: `r${nth}`, unit, year, scope, form, published, cells, prose, findings };
}

/** Parts are mostly smaller than the whole that they are held against, as in sound reports. */
function randomCell(
  draw: Draw,
  id: string,
  { closed, size, dirt }: { closed: number; size: number; dirt: number },
): number | CellMissingReason {
  if (draw.chance(dirt)) return draw.one<CellMissingReason>(["blank", "slash", "dash", "text", "unreadable"]);
  if (draw.chance(dirt) && draw.chance(60)) return draw.one([-3, 2.5, size * 20]);
  const { measure } = cellById(id);
  if (measure === "change") return draw.int(-9, 9);
  if (measure === "money") return amountOf(draw.int(0, 9400));
  if (id === "requests.closed.total") return closed;
  if (id.startsWith("requests.granted") || id.startsWith("requests.partial"))
    return draw.int(0, Math.floor(closed / 2));
  if (id.startsWith("requests.received.") && !id.endsWith(".total")) return draw.int(0, size);
  if (id.startsWith("requests.received")) return size + draw.int(0, size);
  if (id.includes(".overturned") || id.includes(".pending")) return draw.int(0, Math.floor(size / 4));
  if (id.startsWith("disputes.") && id.endsWith(".total")) return draw.int(Math.floor(size / 2), size);
  if (id.startsWith("requests.refused") || id.startsWith("requests.otherwise"))
    return draw.int(0, Math.floor(closed / 9));
  return draw.int(0, size);
}

/** To the cent; a few of them in the wrong unit. */
const amountOf = (cents: number): number => (cents > 9000 ? cents * 100 : cents / 100);

const randomFinding = (draw: Draw, id: string): Finding =>
  draw.one<Finding>([
    { check: "closed-sum", severity: "error", cells: [id] },
    { check: "prose-table", severity: "warning", cells: [id] },
    { check: "incomplete", severity: "warning", cells: [id] },
    { check: "fee-statement", severity: "note", cells: [id] },
  ]);

/** A correction comes with a later import, or, in conflict, with the same one. */
function inImports(draw: Draw, reports: readonly Report[]): Report[][] {
  const imports: [Report[], Report[]] = [[], []];
  const seen = new Set<string>();
  for (const report of reports) {
    const slot = `${report.unit} ${report.year} ${report.scope}`;
    imports[seen.has(slot) && draw.chance(60) ? 1 : 0].push(report);
    seen.add(slot);
  }
  return imports;
}

function randomCollections(draw: Draw, units: readonly Unit[], years: readonly number[]): Collection[] {
  const kind = draw.one(["all", "all", "none"]);
  const collections: Collection[] = [];
  if (kind === "none") return collections;
  const open = new Set(years.filter((_, index) => index === years.length - 1 && draw.chance(60)));
  const declare = (region: string, of: Collection["kind"], year: number) => {
    const local = draw.one([null, null, `${year + 1}-02-15`, `${year + 1}-04-15`]);
    const deadline = open.has(year) && draw.chance(80) ? "2099-12-31" : local;
    collections.push({ region, kind: of, year, complete: draw.chance(95), deadline });
  };
  for (const { key, kind: own } of units)
    if (own === "government")
      for (const year of years) {
        if (draw.chance(85)) declare(key, "all", year);
        else if (draw.chance(60)) declare(key, draw.one(["towns", "bureau", "government", "township"]), year);
      }
  return collections;
}
