import { StaticHtml } from "@/app/static-html/static-html";
import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import { allChecks, severityNames } from "@/lib/catalogue/checks";
import { verdictStates } from "@/lib/catalogue/verdicts";
import { askedYearsText, type Facet, facets, type ItemCounts, yearsAsked } from "@/lib/checks/facets";
import { checksLink } from "@/lib/view/addresses";
import styles from "./checks.module.css";
import { conditionsQuery, type RequestedChecks } from "./requested-checks";

const facetNames: Record<Facet, string> = {
  year: "年度",
  kind: "单位",
  check: "核对",
  severity: "程度",
  verdict: "处理",
};

/** Conditions as links, each with how many items it leads to under all the others. */
export function FacetLinks({ requested }: { requested: RequestedChecks }) {
  const { counts } = requested;
  return (
    <nav aria-label="筛选" className={styles.facets}>
      <StaticHtml as="dl">
        {facets.map((facet) => (
          <div key={facet}>
            <dt>{facetNames[facet]}</dt>
            <dd>
              <FacetLink requested={requested} facet={facet} value={null} name="全部" n={counts[facet].all} />
              {valuesOf(facet, requested).map(([value, name]) => (
                <FacetLink
                  key={value}
                  {...{ requested, facet, value, name }}
                  n={countOf(counts, facet, value)}
                />
              ))}
            </dd>
          </div>
        ))}
      </StaticHtml>
    </nav>
  );
}

type LinkProps = {
  requested: RequestedChecks;
  facet: Facet;
  /** Null takes the condition away. */
  value: string | null;
  name: string;
  n: number;
};

function FacetLink({ requested: { asked, filter }, facet, value, name, n }: LinkProps) {
  const chosen = filter[facet] === undefined ? null : String(filter[facet]);
  const change = facet === "year" ? (value ?? "all") : value;
  return (
    <a
      href={checksLink(conditionsQuery(asked, { [facet]: change }))}
      aria-current={chosen === value ? "true" : undefined}
    >
      {name}
      <small>{n}</small>
    </a>
  );
}

/** The values of a facet that there are, and the one that is chosen, in their order. */
function valuesOf(facet: Facet, { counts, filter, years }: RequestedChecks): [value: string, name: string][] {
  const chosen = filter[facet] === undefined ? null : String(filter[facet]);
  const several: [string, string][] =
    facet === "year" && chosen?.includes("-") ? [[chosen, askedYearsText(chosen)]] : [];
  const named = namesOf(facet, years).filter(
    ([value]) => countOf(counts, facet, value) > 0 || value === chosen,
  );
  return [...several, ...named];
}

/** How many items there are of a value; of several years, of all of them together. */
function countOf(counts: ItemCounts, facet: Facet, value: string): number {
  const { values } = counts[facet];
  if (facet !== "year") return values.get(value) ?? 0;
  const { from, to } = yearsAsked(value);
  return [...values].reduce(
    (sum, [year, n]) => (Number(year) >= from && Number(year) <= to ? sum + n : sum),
    0,
  );
}

function namesOf(facet: Facet, years: readonly number[]): [value: string, name: string][] {
  switch (facet) {
    case "year":
      return [...years].reverse().map((year) => [String(year), `${year}年`]);
    case "kind":
      return (Object.keys(groupKinds) as GroupKind[]).map((kind) => [kind, groupKinds[kind].zh]);
    case "check":
      return Object.values(allChecks).map(({ id, zh }) => [id, zh]);
    case "severity":
      return Object.entries(severityNames);
    case "verdict":
      return Object.entries(verdictStates);
  }
}
