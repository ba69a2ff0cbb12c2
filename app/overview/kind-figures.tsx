import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import { groupPoint } from "@/db/views/lines";
import type { KindTrends } from "@/db/views/overview-kinds";
import { type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import { indicatorById } from "@/lib/catalogue/indicators";
import { Sparkline } from "@/lib/chart/drawing/sparkline";
import { figureText, missingText } from "@/lib/chart/number-text";
import { changeNote } from "@/lib/sentence/phrases";
import { compareLink, overviewLink } from "@/lib/view/addresses";
import { printView, type View } from "@/lib/view/view";
import styles from "./overview.module.css";

type Props = { kinds: readonly KindTrends[]; year: number; view: View };

/** The overview of one kind, or of all: there the usual kind has to be said. */
export function overviewOf(view: View, kind: GroupKind | null, more = ""): string {
  const { kind: _, ...others } = view;
  const asked = printView({ ...others, kind: kind ?? usualKind });
  const said = kind === usualKind ? `kind=${kind}` : "";
  return overviewLink([said, asked, more].filter((part) => part !== "").join("&"));
}

const usualKind: GroupKind = "towns";

/** The figures of each kind in a line of its own: number, sparkline and change between the same agencies. */
export function KindFigures({ kinds, year, view }: Props) {
  const [first] = kinds;
  if (!first) return null;
  return (
    <StaticHtml as="section">
      <h2 id="figures">{year}年的主要数字</h2>
      <ScrollRegion labelledBy="figures">
        <table className={`table ${styles.kinds}`}>
          <thead>
            <tr>
              <th scope="col">单位</th>
              {first.trends.map(({ indicator: id }) => {
                const { zh, unit } = indicatorById(id);
                return (
                  <th key={id} scope="col">
                    {zh}
                    {unit === "%" ? "" : `（${unit}）`}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ kind, facts, trends }) => (
              <tr key={kind}>
                <th scope="row">
                  <a href={overviewOf(view, kind)}>{groupKinds[kind].zh}</a>
                  <small>{facts.members}个</small>
                </th>
                {trends.map(({ indicator: id, points, breaks }) => {
                  const indicator = indicatorById(id);
                  const now = points.at(-1);
                  const href = compareLink(printView({ ...view, kind, what: [id], units: [], how: "line" }));
                  return (
                    <td key={id}>
                      <span className={styles.cell}>
                        <a href={href}>
                          {!now || now.value === null
                            ? missingText(now?.missing ?? "no_reports")
                            : `${now.approximate ? "约" : ""}${figureText(now.value, indicator.unit)}`}
                        </a>
                        <Sparkline points={points.map(groupPoint)} breaks={breaks} />
                      </span>
                      <small>{changeNote(indicator, now?.change ?? null) ?? "无上年可比"}</small>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </StaticHtml>
  );
}
