import { type FilingQuery, parseFiling } from "@/lib/view/filing-query";
import { noSuchPage, pageCount } from "@/lib/view/page-number";
import type { ReadDb } from "../client";
import type { RegionOption } from "../queries/regions";
import { type FilingGroup, type FilingView, filingView, groupsOnPage, narrowed } from "./filing-view";
import { viewOfQuery } from "./requested-view";

const onPage = 100;

/** Who has filed, as an address asks for it; where there are problems, not as it asks. */
export type RequestedFiling = {
  asked: FilingQuery;
  view: FilingView;
  /** What comes under the state that is asked for: all of it, and what the page shows. */
  chosen: FilingGroup[];
  shown: FilingGroup[];
  page: number;
  pages: number;
  regions: RegionOption[];
  /** The years that can be asked for: those with reports, and on to the one whose reports are due next. */
  years: number[];
  problems: string[];
  wrong: string[];
};

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What the address of 报送 asks for: the same for its page, its files and the command line. */
export async function filingOfQuery(db: ReadDb, query: Query): Promise<RequestedFiling> {
  const { given, problems, wrong } = parseFiling(query);
  const { region, kind, v, page: askedPage } = given;
  const found = await viewOfQuery(db, { region, kind, v, page: askedPage });
  const { regions, page } = found;
  const years = offeredYears(found.years, db.version?.day ?? "");
  const latest = found.years.at(-1) ?? years.at(-1) ?? firstYear;
  const isOffered = given.year === undefined || years.includes(given.year);
  const all = { problems: [...problems, ...found.problems], wrong: [...wrong, ...found.wrong] };
  if (!isOffered) {
    all.problems.push(`没有${given.year}年的报告，可以查看${years[0]}–${years.at(-1)}年`);
    all.wrong.push("year");
  }
  const asked: FilingQuery = {
    region: found.view.region,
    kind: kind ?? null,
    year: isOffered ? (given.year ?? latest) : latest,
    state: given.state ?? null,
    years: given.years === "1",
    v: found.view.v ?? null,
  };
  const { region: place, kind: whom, year } = asked;
  const view = await filingView(db, { region: place, kind: whom, year });
  const chosen = narrowed(view.groups, asked.state);
  const pages = pageCount(
    chosen.reduce((sum, { rows }) => sum + rows.length, 0),
    onPage,
  );
  if (all.problems.length === 0 && page > pages) {
    all.problems.push(noSuchPage(page, pages));
    all.wrong.push("page");
  }
  return {
    asked,
    view,
    chosen,
    shown: groupsOnPage(chosen, page, onPage),
    page,
    pages,
    regions,
    years,
    ...all,
  };
}

const firstYear = 2021;

function offeredYears(years: readonly number[], day: string): number[] {
  const last = years.at(-1);
  if (last === undefined) return [];
  const underWay = Number(day.slice(0, 4));
  return [...years, ...Array.from({ length: Math.max(0, underWay - last) }, (_, index) => last + 1 + index)];
}
