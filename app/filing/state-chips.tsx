import { StaticHtml } from "@/app/static-html/static-html";
import type { FilingGroup } from "@/db/views/filing-view";
import { type FilingFacet, filingFacets } from "@/lib/agencies/filing-state";
import { filingLink } from "@/lib/view/addresses";
import { type FilingQuery, printFiling } from "@/lib/view/filing-query";
import styles from "./filing.module.css";

type Props = { asked: FilingQuery; groups: readonly FilingGroup[] };

/** What the list can be narrowed to, with how many there are of each; a state that nobody is in is left out. */
export function StateChips({ asked, groups }: Props) {
  const all = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const chips: { facet: FilingFacet | null; zh: string; explain: string; count: number }[] = [
    { facet: null, zh: "全部", explain: "应报送的机关，和没有要求而报送了的", count: all },
    ...(Object.keys(filingFacets) as FilingFacet[]).map((facet) => ({
      facet,
      ...filingFacets[facet],
      count: groups.reduce((sum, { counts }) => sum + counts[facet], 0),
    })),
  ];
  return (
    <nav aria-label="按状态筛选">
      <StaticHtml className={styles.chips}>
        {chips
          .filter(({ facet, count }) => count > 0 || facet === null || facet === asked.state)
          .map(({ facet, zh, explain, count }) => (
            <a
              key={zh}
              href={filingLink(printFiling({ ...asked, state: facet }))}
              title={explain}
              aria-current={facet === asked.state ? "true" : undefined}
            >
              {zh} <b>{count}</b>
            </a>
          ))}
      </StaticHtml>
    </nav>
  );
}
