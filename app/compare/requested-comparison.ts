import type { AgencyRow } from "@/db/queries/agency-rows";
import { searchAgencies } from "@/db/queries/search-agencies";
import { mostAgencies, type View } from "@/lib/view/view";
import { database } from "../database";
import { type Query, type Requested, requestedView } from "../requested-view";

type RequestedComparison = Requested & {
  /** Agencies that the name to be added may mean, where it does not say which. */
  candidates: AgencyRow[];
};

const mostCandidates = 6;

/** What the address of a comparison asks for. Without a script an agency is added by its name, as `add`. */
export async function requestedComparison({ add, ...query }: Query): Promise<RequestedComparison> {
  const found = await requestedView(query);
  const name = [add ?? ""].flat().join(" ").trim();
  if (name === "") return { ...found, candidates: [] };
  const candidates = await searchAgencies(await database(), name, mostCandidates);
  const one = meant(candidates, name);
  const unfit = one ? tooMany(found.view, one) : notOne(candidates, name);
  if (!one || unfit !== null)
    return {
      ...found,
      problems: [...found.problems, unfit ?? ""],
      wrong: [...found.wrong, "add"],
      candidates: one ? [] : candidates,
    };
  return {
    ...found,
    view: { ...found.view, units: [...new Set([...found.view.units, one.key])] },
    candidates: [],
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
