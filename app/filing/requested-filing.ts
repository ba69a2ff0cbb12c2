import type { ReadDb } from "@/db/client";
import type { RegionOption } from "@/db/queries/regions";
import {
  type FilingGroup,
  type FilingView,
  filingView,
  groupsOnPage,
  narrowed,
} from "@/db/views/filing-view";
import { type FilingQuery, parseFiling } from "@/lib/view/filing-query";
import { noSuchPage, pageCount } from "@/lib/view/page-number";
import { type Query, requestedView } from "../requested-view";

const onPage = 100;

/** Who has filed, as an address asks for it; where there are problems, not as it asks. */
export type RequestedFiling = {
  db: ReadDb;
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

/** What the address of 报送 asks for. */
export async function requestedFiling(query: Query): Promise<RequestedFiling> {
  const { given, problems, wrong } = parseFiling(query);
  const { region, kind, v, page: askedPage } = given;
  const found = await requestedView({ region, kind, v, page: askedPage });
  const { db, regions, page } = found;
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
    db,
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
