import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import { statutoryDeadlines } from "@/lib/catalogue/form-facts";

/** What somebody declared of a region, kind and year: that all reports were collected, and until when they were due. */
export type DeclaredCollection = {
  /** Key of an agency or division; itself and all below it are meant. */
  region: string;
  kind: GroupKind | "all";
  /** Null: every year. */
  year: number | null;
  complete: boolean;
  /** ISO day; for every year month and day of the year after, `02-15`. */
  deadline: string | null;
};

/** An agency as far as its filing goes: keys of what it lies in and its own, `/990000/990100/990101/`, and its kind. */
type Filer = { path: string; kind: string };

export type Absence = "not_collected" | "not_due" | "not_filed";

/**
 * Why an agency has no report of a year, on a day: nobody is accused where the collection was not declared, or where a
 * page is known of which no report could be read.
 */
export function absenceOf(
  filer: Filer,
  year: number,
  collections: readonly DeclaredCollection[],
  day: string,
  hasPage = false,
): Absence {
  if (hasPage || !isCollected(filer, year, collections)) return "not_collected";
  return day <= deadlineOf(filer, year, collections) ? "not_due" : "not_filed";
}

/** Whether somebody declared that all reports of such an agency and year which there are have been collected. */
export const isCollected = (
  filer: Filer,
  year: number,
  collections: readonly DeclaredCollection[],
): boolean => concerning(filer, year, collections).some(({ complete }) => complete);
/** The last day for a report, and the local notice that set it; without one it is that of the law, or of custom. */
export type Deadline = { day: string; notice: DeclaredCollection | null };

/** The last day for the report on a year: that of the nearest local notice, else the statutory one. */
export function deadlineFor(
  filer: Filer,
  year: number,
  collections: readonly DeclaredCollection[],
): Deadline {
  const [notice = null] = concerning(filer, year, collections)
    .filter(({ deadline }) => deadline !== null)
    .sort((a, b) => nearness(filer, b) - nearness(filer, a));
  const day =
    notice?.deadline ??
    (filer.kind === "government" ? statutoryDeadlines.government : statutoryDeadlines.others);
  return { day: day.length === "02-15".length ? `${year + 1}-${day}` : day, notice };
}

/** Its day alone. */
export const deadlineOf = (filer: Filer, year: number, collections: readonly DeclaredCollection[]): string =>
  deadlineFor(filer, year, collections).day;

/** Whether a report first published on a day came after its deadline; null where the day is not known. */
export const isLate = (
  filer: Filer,
  year: number,
  firstPublishedOn: string | null,
  collections: readonly DeclaredCollection[],
): boolean | null =>
  firstPublishedOn === null ? null : firstPublishedOn > deadlineOf(filer, year, collections);

const concerning = (filer: Filer, year: number, collections: readonly DeclaredCollection[]) =>
  collections.filter(
    (one) =>
      (one.year === null || one.year === year) &&
      filer.path.includes(`/${one.region}/`) &&
      isOfKind(filer.kind, one.kind),
  );

const isOfKind = (kind: string, asked: DeclaredCollection["kind"]) =>
  asked === "all" || groupKinds[asked].kinds.some((one) => one === kind);

/** A notice for one kind or year goes before one for all of the same region, a region's before that above it. */
const nearness = ({ path }: Filer, { region, kind, year }: DeclaredCollection) =>
  path.indexOf(`/${region}/`) * 4 + (kind === "all" ? 0 : 2) + (year === null ? 0 : 1);

export const yearListExample = "年份或年份范围，如2023、2019–2025、2021;2023";

const first = 2008;
const last = 2100;

/** The years of `2023`, `2019–2025` or `2021;2023`, in order; none of a blank; null of anything else. */
export function parseYearList(text: string): number[] | null {
  const years = new Set<number>();
  for (const part of text.split(/[;；,，、\s]+/)) {
    if (part === "") continue;
    const [, from, to] = /^(\d{4})年?度?(?:[-–—~～至](\d{4})年?度?)?$/.exec(part) ?? [];
    if (from === undefined) return null;
    const [start, end] = [Number(from), Number(to ?? from)];
    if (start < first || end > last || start > end) return null;
    for (let year = start; year <= end; year++) years.add(year);
  }
  return [...years].sort((a, b) => a - b);
}

/** The years as `parseYearList` reads them, neighbours drawn together. */
export function printYearList(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === year - 1) run[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(";");
}

/** How many days a report came after its deadline; both are ISO days. */
export const daysLate = (firstPublishedOn: string, deadline: string): number =>
  Math.round((Date.parse(firstPublishedOn) - Date.parse(deadline)) / 86_400_000);
