import { daysLate, deadlineOf } from "@/lib/agencies/filing";
import type { FilingState } from "@/lib/agencies/filing-state";
import type { Scope } from "@/lib/catalogue/form-facts";
import { reportLink, yearPairLink } from "@/lib/view/addresses";
import type { ReadDb } from "../client";
import { declaredCollections } from "../queries/collections";
import { agencyCoverage, type CoverageCell } from "../queries/coverage";
import { availableYears } from "../queries/dataset-version";
import { isThere } from "../queries/year-span";

/** What became of an agency's report on a year; `not_there`: it was not there itself. */
export type ProfileYear = {
  year: number;
  state: Exclude<FilingState, "unread"> | "not_there";
  amendment: "corrected" | "altered" | null;
  /** Open errors and warnings. */
  findings: number;
  publishedOn: string | null;
  deadline: string;
  /** After the deadline; null where it was not late. */
  daysLate: number | null;
  /** The report, and its comparison with the one before it; null where there is none. */
  href: string | null;
  pair: { before: number; href: string } | null;
};

/** Every year of the database as it was for one agency, the earliest first; empty for an unknown key. */
export async function agencyYears(db: ReadDb, key: string, scope: Scope): Promise<ProfileYear[]> {
  const years = await availableYears(db);
  const [from, to] = [years[0], years.at(-1)];
  if (from === undefined || to === undefined) return [];
  const row = await agencyCoverage(db, key, scope, { from, to });
  if (!row) return [];
  const filer = { path: row.path, kind: row.agency.kind };
  const collections = await declaredCollections(db);
  let before: number | null = null;
  return row.cells.map((cell): ProfileYear => {
    const { year, amendment, findings, publishedOn, firstPublishedOn } = cell;
    const state = stateOfCell(cell, isThere(row.agency, year));
    const deadline = deadlineOf(filer, year, collections);
    const filed = state === "filed" || state === "late";
    const pair = filed && before !== null ? { before, href: yearPairLink(key, before, year, scope) } : null;
    if (filed) before = year;
    return {
      year,
      state,
      amendment: amendment === "corrected" || amendment === "altered" ? amendment : null,
      findings,
      publishedOn: firstPublishedOn ?? publishedOn,
      deadline,
      daysLate: state === "late" && firstPublishedOn !== null ? daysLate(firstPublishedOn, deadline) : null,
      href: filed ? reportLink(key, year, scope) : null,
      pair,
    };
  });
}

function stateOfCell({ state, late }: CoverageCell, wasThere: boolean): ProfileYear["state"] {
  // Whether it need not file is not known of one that no register names.
  if (state === "not_there" && wasThere) return "not_collected";
  if (state === "accepted" || state === "flagged") return late === true ? "late" : "filed";
  return state;
}

/** The last year in which the agency was there, in a sentence, and the last report where that is another. */
export function filingStatus(years: readonly ProfileYear[]): string {
  const latest = years.findLast(({ state }) => state !== "not_there");
  if (!latest) return "库中各年该机关都还没有设立，或者已经撤并。";
  const last = years.findLast(({ href }) => href !== null);
  const older = last && last !== latest ? `；最近一份是${last.year}年报告` : "";
  return `${latest.year}年报告${stateWords(latest)}${older}。`;
}

/** 已公开（2026-01-20，规定日期2026-01-31）; what is not known is not judged. */
function stateWords({ state, publishedOn, deadline, daysLate: days, amendment }: ProfileYear): string {
  const later = { corrected: "，以后更正过", altered: "，以后内容有变动" };
  const amended = amendment === null ? "" : later[amendment];
  switch (state) {
    case "filed":
      return publishedOn === null
        ? `已公开，没有写明公布日期${amended}`
        : `已于${publishedOn}公开，没有超过规定日期${deadline}${amended}`;
    case "late":
      return `于${publishedOn}公开，比规定日期${deadline}迟${days}天${amended}`;
    case "not_filed":
      return `未报送：该年的报告已声明收齐，规定日期${deadline}已过，其中没有该机关的`;
    case "not_due":
      return `尚未到期，规定日期是${deadline}`;
    default:
      return "未收录，是否公布未经核实";
  }
}
