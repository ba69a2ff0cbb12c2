import { cellsOfForm } from "@/lib/catalogue/cells";
import type { ReadDb } from "../client";
import { agencies, cells, collections, figures, findings, reports } from "../schema";

type Agency = typeof agencies.$inferSelect;
type Report = typeof reports.$inferSelect;

/** Everything that sums over a territory are made of, as it is stored, read whole. */
export type StoredRows = {
  units: Agency[];
  filed: Report[];
  /** By report, cell id and then what is printed. */
  printed: Map<number, Map<string, { value: number | null; missing: string | null }>>;
  doubts: { report: number; cells: string[] }[];
  declared: (typeof collections.$inferSelect)[];
};

export async function storedRows(db: ReadDb): Promise<StoredRows> {
  const ids = new Map((await db.select().from(cells)).map((row) => [row.number, row.id]));
  const printed: StoredRows["printed"] = new Map();
  for (const row of await db.select().from(figures)) {
    const of = printed.get(row.report) ?? new Map();
    const value = row.unit === "元" && row.value !== null ? row.value / 10_000 : row.value;
    of.set(ids.get(row.cell) ?? "", { value, missing: row.missing });
    printed.set(row.report, of);
  }
  const found = await db.select().from(findings);
  return {
    units: await db.select().from(agencies),
    filed: (await db.select().from(reports)).filter((one) => one.versionSuperseded === null),
    printed,
    doubts: found
      .filter((one) => one.versionSuperseded === null)
      .filter((one) => one.severity !== "note" && one.check !== "incomplete")
      .map((one) => ({ report: one.report, cells: one.cells })),
    declared: (await db.select().from(collections)).filter((one) => one.versionSuperseded === null),
  };
}

type Wanted = { region: string; year: number; kind: string | null };

export type PlainTotals = {
  parts: string[];
  absent: string[];
  form: string | null;
  summed: number;
  isDecidable: boolean;
  cells: Record<string, PlainCell>;
};

type PlainCell = {
  sum: number | null;
  reported: number;
  impossible: number;
  flagged: number;
  missing: Record<string, number>;
  whole: number | null;
  wholeFlagged: boolean;
  isDecided: boolean;
  rest: number | null;
};

/** The sums over a territory by plain loops over the stored reports, with no code of the product but the catalogue. */
export function plainTotals(rows: StoredRows, { region, year, kind }: Wanted): PlainTotals {
  const byKey = new Map(rows.units.map((unit) => [unit.key, unit]));
  const isInside = (unit: Agency): boolean => {
    let at: Agency | undefined = unit;
    while (at) {
      if (at.key === region) return true;
      at = at.parentKey === null ? undefined : byKey.get(at.parentKey);
    }
    return false;
  };
  const isThere = ({ validFrom, validTo }: Agency) => !((validFrom ?? 0) > year || (validTo ?? 9999) < year);
  const reportOf = (unit: Agency, scope: string) =>
    rows.filed.find((one) => one.agency === unit.id && one.year === year && one.scope === scope);
  const kinds = ["township", "subdistrict", "bureau", "government"];
  const units = rows.units.filter((unit) => isInside(unit) && isThere(unit) && kinds.includes(unit.kind));
  const all: { unit: Agency; report: Report | undefined }[] = [];
  let isDouble = false;
  for (const unit of units) {
    const report = reportOf(unit, "own");
    let office = false;
    if (unit.kind === "government")
      for (const other of units)
        if (other.kind === "bureau" && other.parentKey === unit.key && /政府办(公[室厅])?$/.test(other.name))
          if (other.expected || reportOf(other, "own")) office = true;
    if (report && office) isDouble = true;
    if (report) all.push({ unit, report });
    else if (!office && (unit.expected || reportOf(unit, "territory"))) all.push({ unit, report });
  }
  const sortOf = (unit: Agency) => {
    if (unit.kind === "bureau" || unit.kind === "government") return unit.kind;
    return "towns";
  };
  const parts = all.filter(({ unit }) => kind === null || sortOf(unit) === kind);
  const order = ["2021", "2019", "2014", "none"];
  const count = (form: string) => parts.filter(({ report }) => report?.form === form).length;
  const [best] = order.slice(0, 3).sort((a, b) => count(b) - count(a) || order.indexOf(a) - order.indexOf(b));
  const form = best !== undefined && count(best) > 0 ? best : null;
  const summed = parts.filter(({ report }) => report !== undefined && report.form === form);
  const territory = byKey.get(region);
  const whole = territory && reportOf(territory, "territory");
  const isDeclared = kinds.slice(0, 3).every((one) =>
    rows.declared.some((line) => {
      const means = line.kind === "all" || line.kind === one || (line.kind === "towns" && one !== "bureau");
      const reaches = territory?.path.split("/").includes(line.region) ?? false;
      return line.complete && means && reaches && (line.year === null || line.year === year);
    }),
  );
  const isDecidable =
    parts.length === all.length &&
    parts.every(({ report }) => report?.form === form && form !== null) &&
    whole?.form === form &&
    isDeclared &&
    !isDouble &&
    all.length > 1;
  const cellsOf: Record<string, PlainCell> = {};
  for (const cell of form === null ? [] : cellsOfForm(form as Report["form"])) {
    const can = (value: number) => cell.measure !== "count" || (value >= 0 && value % 1 === 0);
    const of: PlainCell = {
      ...{ sum: null, reported: 0, impossible: 0, flagged: 0, missing: {} },
      ...{ whole: null, wholeFlagged: false, isDecided: false, rest: null },
    };
    for (const { report } of summed) {
      const figure = report && rows.printed.get(report.id)?.get(cell.id);
      if (!figure) continue;
      if (figure.missing !== null) of.missing[figure.missing] = 1 + (of.missing[figure.missing] ?? 0);
      if (figure.value === null) continue;
      if (!can(figure.value)) {
        of.impossible += 1;
        continue;
      }
      of.sum = Math.round(((of.sum ?? 0) + figure.value) * 1e6) / 1e6;
      of.reported += 1;
      if (rows.doubts.some((doubt) => doubt.report === report.id && doubt.cells.includes(cell.id)))
        of.flagged += 1;
    }
    const own = whole?.form === form ? rows.printed.get(whole.id)?.get(cell.id)?.value : null;
    if (own !== null && own !== undefined && can(own)) of.whole = own;
    const isDoubted = rows.doubts.some(
      ({ report, cells: named }) => report === whole?.id && named.includes(cell.id),
    );
    of.wholeFlagged = of.whole !== null && isDoubted;
    of.isDecided = isDecidable && of.whole !== null && of.reported === summed.length;
    // Whoever is not in the sum has at least nothing: what is left of the whole is theirs, where nobody is counted twice.
    const isEverybody = parts.length === all.length;
    if (!of.isDecided && cell.measure === "count" && (!isEverybody || (!isDouble && all.length > 1)))
      if (of.whole !== null && of.sum !== null) of.rest = of.whole - of.sum;
    cellsOf[cell.id] = of;
  }
  return {
    parts: parts.filter(({ report }) => report).map(({ unit }) => unit.key),
    absent: parts.filter(({ report }) => !report).map(({ unit }) => unit.key),
    ...{ form, summed: summed.length, isDecidable, cells: cellsOf },
  };
}
