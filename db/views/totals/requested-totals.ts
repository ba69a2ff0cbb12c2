import { findCell } from "@/lib/catalogue/cells";
import { formFacts } from "@/lib/catalogue/form-facts";
import { noSuchPage } from "@/lib/view/page-number";
import { parseTotals, type TotalsQuery } from "@/lib/view/totals-query";
import type { ReadDb } from "../../client";
import type { RegionOption } from "../../queries/regions";
import { viewOfQuery } from "../requested-view";
import { type TotalPartRow, totalPartRows } from "./total-parts";
import { type TotalsView, totalsView } from "./totals-view";

/** The sums over a territory, as an address asks for them; where there are problems, nothing is summed. */
export type RequestedTotals = {
  asked: TotalsQuery;
  /** Null where there are problems. */
  view: TotalsView | null;
  /** Where a cell is asked for: its parts, those of the page. */
  list: { rows: TotalPartRow[]; page: number; pages: number; all: number } | null;
  regions: RegionOption[];
  years: number[];
  problems: string[];
  wrong: string[];
};

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** What the address of 合计 asks for: the same for its page, its files and the command line. */
export async function totalsOfQuery(db: ReadDb, query: Query): Promise<RequestedTotals> {
  const { given, problems, wrong } = parseTotals(query);
  const found = await viewOfQuery(db, { region: given.region, v: given.v, page: given.page });
  const { regions, years } = found;
  const all = { problems: [...problems, ...found.problems], wrong: [...wrong, ...found.wrong] };
  const refuse = (condition: string, sentence: string) => {
    all.problems.push(sentence);
    all.wrong.push(condition);
  };
  const latest = years.at(-1) ?? new Date().getFullYear();
  if (given.year !== undefined && !years.includes(given.year))
    refuse("year", `没有${given.year}年的报告，库中有${years[0]}–${years.at(-1)}年`);
  const asked: TotalsQuery = {
    region: found.view.region,
    kind: given.kind ?? null,
    year: given.year ?? latest,
    form: given.form ?? null,
    cell: given.cell ?? null,
    v: found.view.v ?? null,
  };
  const known = { asked, regions, years };
  if (all.problems.length > 0) return { ...known, view: null, list: null, ...all };
  const view = await totalsView(db, { ...asked, cell: null });
  if (view === null) {
    const name = regions.find(({ key }) => key === asked.region)?.name ?? "全部地区";
    refuse("region", `“${name}”不是一级政府的地区，不能合计`);
    return { ...known, view, list: null, ...all };
  }
  if (asked.form !== null && !view.forms.some(({ form }) => form === asked.form))
    refuse("form", `所选范围${asked.year}年没有用${formFacts[asked.form].zh}的年报`);
  if (asked.cell !== null && !view.figures.has(asked.cell))
    refuse("cell", `所合计的表中没有“${findCell(asked.cell)?.zh ?? asked.cell}”`);
  if (all.problems.length > 0) return { ...known, view: null, list: null, ...all };
  if (asked.cell === null) return { ...known, view, list: null, ...all };
  const list = await totalPartRows(db, { ...asked, cell: asked.cell }, found.page);
  if (found.page > list.pages) refuse("page", noSuchPage(found.page, list.pages));
  return { ...known, view, list: { ...list, page: found.page }, ...all };
}
