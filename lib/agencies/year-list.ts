export const yearsExample = "年份或年份范围，如2023、2019–2025、2021;2023";

const first = 2008;
const last = 2100;

/** The years of `2023`, `2019–2025` or `2021;2023`, in order; none of a blank; null of anything else. */
export function yearsOf(text: string): number[] | null {
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

/** The years as `yearsOf` reads them, neighbours drawn together. */
export function yearsText(years: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[1] === year - 1) run[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(";");
}
