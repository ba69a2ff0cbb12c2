import type { AgencyRow } from "@/db/queries/agency-rows";
import { groupOf } from "@/db/queries/group";
import { pickerOptions, searchAgencies } from "@/db/queries/search-agencies";
import { type ViewData, viewSeries } from "@/db/views/view-series";
import { figurePages, type PagedChart } from "@/lib/series/figure-pages";
import { listedValue } from "@/lib/view/listed-values";
import { noSuchPage } from "@/lib/view/page-number";
import { mostAgencies, type View } from "@/lib/view/view";
import { database } from "../database";
import { type Query, type Requested, requestedView } from "../requested-view";

/** What is shown, and its charts in pages. */
export type ShownComparison = { data: ViewData; pages: PagedChart[][] };

type Asked = Requested & {
  /** Agencies that the name to be added may mean, where it does not say which. */
  candidates: AgencyRow[];
  /** By what others are to be like an agency that is still to be chosen; the view has none of it. */
  asks: string | null;
};

const mostCandidates = 6;

/**
 * What the address of a comparison asks for; nothing is shown where it has problems. Without a script an agency is added by
 * its name, as `add`.
 */
export async function requestedComparison({
  add,
  ...query
}: Query): Promise<Asked & { shown: ShownComparison | null }> {
  const asked = await requestedView(await withLikeAdded(query, add));
  const isBare = add === undefined && Object.keys(query).length === 0;
  const found = await withAdded(isBare ? await opened(asked) : asked, [add ?? ""].flat().join(" ").trim());
  if (found.asks !== null) return { ...found, problems: [], wrong: [], shown: null };
  if (found.problems.length > 0) return { ...found, shown: null };
  const data = await viewSeries(found.db, found.view);
  const pages = figurePages(
    data.charts.map(({ series }) => series),
    found.view.how === "table",
  );
  if (found.page <= pages.length) return { ...found, shown: { data, pages } };
  return { ...found, problems: [noSuchPage(found.page, pages.length)], wrong: ["page"], shown: null };
}

/** More agencies do not fit into a ranking. */
const mostRanked = 60;

/** What the page opens with where nothing is asked: the agencies ranked, if they are few enough, not their total alone. */
async function opened(asked: Requested): Promise<Requested> {
  const members = await pickerOptions(asked.db, groupOf(asked.view));
  return members.length > mostRanked ? asked : { ...asked, view: { ...asked.view, how: "bar" } };
}

/** Whom others are to be like may be the agency that is added: it is looked up before the view is read. */
async function withLikeAdded(query: Query, add: Query[string]): Promise<Query> {
  const name = [add ?? ""].flat().join(" ").trim();
  const { like = "", units = [] } = query;
  if (name === "" || like === "" || [units].flat().some((one) => one !== "")) return query;
  const one = meant(await searchAgencies(await database(), name, mostCandidates), name);
  return one ? { ...query, units: listedValue(one.key) } : query;
}

/** With the agency of a name among the chosen ones; a problem where there is not one of that name. */
async function withAdded(found: Requested, name: string): Promise<Asked> {
  if (name === "") return { ...found, candidates: [], asks: found.asksWhose };
  const candidates = await searchAgencies(await database(), name, mostCandidates);
  const one = meant(candidates, name);
  const unfit = one ? tooMany(found.view, one) : notOne(candidates, name);
  if (!one || unfit !== null)
    return {
      ...found,
      problems: [...found.problems, unfit ?? ""],
      wrong: [...found.wrong, "add"],
      candidates: one ? [] : candidates,
      asks: null,
    };
  return {
    ...found,
    view: { ...found.view, units: [...new Set([...found.view.units, one.key])] },
    candidates: [],
    asks: found.asksWhose,
  };
}

/** The only agency found, or the only one that is called exactly so. */
function meant(found: readonly AgencyRow[], name: string): AgencyRow | undefined {
  const exact = found.filter((agency) => agency.shortName === name || agency.name === name);
  if (exact.length === 1) return exact[0];
  return found.length === 1 ? found[0] : undefined;
}

const notOne = (found: readonly AgencyRow[], name: string) =>
  found.length === 0 ? `没有找到机关“${name}”` : `“${name}”可能是几个机关，请选择其中一个`;

function tooMany({ units }: View, { key }: AgencyRow): string | null {
  return new Set([...units, key]).size > mostAgencies ? `机关最多${mostAgencies}个` : null;
}
