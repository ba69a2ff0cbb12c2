import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import type { FilingGroup } from "@/db/views/filing-view";
import { type FilingFacet, filingFacets } from "@/lib/agencies/filing-state";
import { filingLink } from "@/lib/view/addresses";
import { type FilingQuery, printFiling } from "@/lib/view/filing-query";
import styles from "./filing.module.css";

type Props = { asked: FilingQuery; groups: readonly FilingGroup[] };

/** How many of each kind are in which state; never added up over the kinds, which owe different reports. */
export function KindTotals({ asked, groups }: Props) {
  const facets = (Object.keys(filingFacets) as FilingFacet[]).filter((facet) =>
    groups.some(({ counts }) => counts[facet] > 0),
  );
  return (
    <StaticHtml>
      <h2 id="totals" className="unseen">
        各类合计
      </h2>
      <ScrollRegion labelledBy="totals" fitted>
        <table className={`table ${styles.totals}`}>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col" className="figure">
                应报送
              </th>
              {facets.map((facet) => (
                <th key={facet} scope="col" className="figure" title={filingFacets[facet].explain}>
                  {facet === "late" ? `其中${filingFacets.late.zh}` : filingFacets[facet].zh}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ kind, whom, rows, counts }) => (
              <tr key={kind}>
                <th scope="row">
                  <a href={filingLink(printFiling({ ...asked, kind, state: null }))}>{whom}</a>
                </th>
                <td className="figure">{rows.length}</td>
                {facets.map((facet) => (
                  <td key={facet} className={`figure ${counts[facet] > 0 ? (styles[facet] ?? "") : ""}`}>
                    {counts[facet] === 0 ? (
                      0
                    ) : (
                      <a href={filingLink(printFiling({ ...asked, kind, state: facet }))}>{counts[facet]}</a>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </StaticHtml>
  );
}
