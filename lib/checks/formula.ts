import { findCell } from "@/lib/catalogue/cells";
import { type CheckId, checks, type FilingCheckId } from "@/lib/catalogue/checks";
import { identities } from "@/lib/catalogue/identities";
import { type YearTerm, yearIdentities } from "@/lib/catalogue/year-identities";
import { numberText } from "@/lib/chart/number-text";

/** The figure of a cell in the report, or in the one of the year before; null where there is none. */
export type FigureAt = (cell: string, of: YearTerm["of"]) => number | null;

type Sides = { left: readonly YearTerm[]; right: readonly YearTerm[] };
type Term = YearTerm & { value: number; name: string };

/** A longer side leaves its zeros out and says how many they are. */
const mostTerms = 6;

/**
 * The sum that a finding says does not hold, with its figures: 自然人：新收申请36＋上年结转4＝40，办结38＋结转下年3＝41，相差1.
 * Null where the check is no sum of the catalogue, or a figure is missing: then nothing can be reckoned.
 */
export function formulaWords(
  check: CheckId | FilingCheckId,
  cells: readonly string[],
  year: number,
  figureAt: FigureAt,
): string | null {
  const sides = sidesOf(check, cells);
  if (!sides) return null;
  const all = [...sides.left, ...sides.right];
  const { of, names } = shortNames(all.map(({ cell }) => cell));
  const acrossYears = all.some((term) => term.of === "before");
  const termsOf = (terms: readonly YearTerm[], from: number): Term[] =>
    terms.flatMap((term, at) => {
      const value = figureAt(term.cell, term.of);
      const when = acrossYears ? `${term.of === "before" ? year - 1 : year}年` : "";
      return value === null ? [] : [{ ...term, value, name: `${when}${names[from + at] ?? ""}` }];
    });
  const left = termsOf(sides.left, 0);
  const right = termsOf(sides.right, sides.left.length);
  if (left.length + right.length < all.length) return null;
  const difference = Math.abs(total(left) - total(right));
  if (difference === 0) return null;
  return `${of === "" ? "" : `${of}：`}${sideWords(left)}，${sideWords(right)}，相差${numberText(difference)}`;
}

/** The cells of the year before that a finding is about: those of its sum; of another check between years, the same ones. */
export function cellsBefore(check: CheckId | FilingCheckId, cells: readonly string[]): string[] {
  const sides = yearIdentities.some((one) => one.check === check) ? sidesOf(check, cells) : null;
  if (sides)
    return [...sides.left, ...sides.right].flatMap(({ cell, of }) => (of === "before" ? [cell] : []));
  if (check === "pending") return cells.map((cell) => cell.replace(/\.total$/, ".pending"));
  return isBetweenYears(check) ? [...cells] : [];
}

/** Whether a check looks at the report of the year before as well. */
export function isBetweenYears(check: CheckId | FilingCheckId): boolean {
  const scopes: Readonly<Record<string, { scope: string }>> = checks;
  return scopes[check]?.scope === "years" && !ofOneYear.has(check);
}

/** Checks that look beyond one report, at others of the same year. */
const ofOneYear: ReadonlySet<string> = new Set(["duplicate", "parent-sum", "same-text"]);

function sidesOf(check: string, cells: readonly string[]): Sides | null {
  const asked = [...cells].sort().join(" ");
  const isAsked = (ids: readonly string[]) => [...ids].sort().join(" ") === asked;
  const own = identities.find((one) => one.check === check && isAsked([...one.left, ...one.right]));
  if (own) return { left: own.left.map(inReport), right: own.right.map(inReport) };
  const ofReport = (terms: readonly YearTerm[]) =>
    terms.filter(({ of }) => of === "after").map(({ cell }) => cell);
  const between = yearIdentities.find(
    (one) => one.check === check && isAsked(ofReport([...one.left, ...one.right])),
  );
  return between ?? null;
}

const inReport = (cell: string): YearTerm => ({ cell, of: "after" });

const total = (terms: readonly Term[]) =>
  Number(terms.reduce((sum, { value, minus }) => sum + (minus ? -value : value), 0).toPrecision(12));

/** 新收申请36＋上年结转4＝40; of a single term, 办结38. */
function sideWords(terms: readonly Term[]): string {
  const [only, second] = terms;
  if (only && !second) return `${only.name}${numberText(only.value)}`;
  const told = terms.length > mostTerms ? terms.filter(({ value }) => value !== 0) : terms;
  const zeros = terms.length - told.length;
  if (told.length === 0) return "各项均为0";
  const sum = told
    .map(({ name, value, minus }, at) => `${minus ? "－" : at > 0 ? "＋" : ""}${name}${numberText(value)}`)
    .join("");
  return `${sum}＝${numberText(total(terms))}${zeros > 0 ? `（其余${zeros}项为0）` : ""}`;
}

/** What the names of some cells share, once, and what is left of each: 自然人 of 新收申请（自然人） and 办结（自然人）. */
function shortNames(cells: readonly string[]): { of: string; names: string[] } {
  const full = cells.map((id) => findCell(id)?.zh ?? id);
  const parted = full.map((zh) => /^(.*)（(.*)）$/.exec(zh));
  const columns = new Set(parted.map((parts) => parts?.[2]));
  const [column, ...otherColumns] = [...columns];
  if (column !== undefined && otherColumns.length === 0)
    return { of: column, names: parted.map((parts) => parts?.[1] ?? "") };
  if (cells.every(isOfTotals)) return { of: "总计", names: full };
  const whole = full.at(-1) ?? "";
  const parts = full.slice(0, -1);
  const rest = parted.map((one) => one?.[2] ?? "总计");
  if (parted.slice(0, -1).every((one) => one?.[1] === whole)) return { of: whole, names: rest };
  if (parts.length > 1 && parts.every((zh) => zh.startsWith(whole) && zh !== whole))
    return { of: whole, names: [...parts.map((zh) => zh.slice(whole.length)), "总计"] };
  const start = sharedStart(full);
  return start.length > 3
    ? { of: start, names: full.map((zh) => zh.slice(start.length)) }
    : { of: "", names: full };
}

/** Of the column 总计, whose cells are named by their rows alone. */
const isOfTotals = (id: string) => {
  const cell = findCell(id);
  return cell?.table === "requests" && cell.column === "total";
};

function sharedStart(texts: readonly string[]): string {
  const [first = "", ...others] = texts;
  let length = first.length;
  for (const text of others) while (!text.startsWith(first.slice(0, length))) length -= 1;
  return first.slice(0, length);
}
