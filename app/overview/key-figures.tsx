import { StaticHtml } from "@/app/static-html/static-html";
import type { GroupTrend } from "@/db/queries/group-trend";
import { groupPoint } from "@/db/views/lines";
import { indicatorById } from "@/lib/catalogue/indicators";
import { Sparkline } from "@/lib/chart/drawing/sparkline";
import { figureText, missingText, numberText } from "@/lib/chart/number-text";
import { changeNote } from "@/lib/sentence/phrases";
import type { GroupFigure } from "@/lib/statistics/group-figures";
import { compareLink } from "@/lib/view/addresses";
import { printView, type View } from "@/lib/view/view";
import styles from "./overview.module.css";

type Props = {
  trends: readonly GroupTrend[];
  year: number;
  /** Reports of the year that came after their deadline. */
  late: number;
  /** Undecided errors and warnings, one for each cause. */
  openItems: number;
  view: View;
};

/** Label, number, 同比 and sparkline of each key figure, with how many filed and what is left to look at. */
export function KeyFigures({ trends, year, late, openItems, view }: Props) {
  const filing = trends[0]?.points.at(-1);
  return (
    <StaticHtml as="dl" className={styles.figures}>
      {filing ? (
        <div>
          <dt>
            {year}年报{filing.uncollected > 0 ? "已收录" : "已公开"}
          </dt>
          <dd className={styles.number}>
            {filing.filed}
            <small>
              ／{filing.uncollected > 0 ? "名录" : ""}
              {filing.expected}个
            </small>
          </dd>
          <dd className={styles.note}>
            <span>{absentPhrase(filing)}</span>
            {filing.filed > 0 && <a href="#coverage">{late === 0 ? "没有迟报" : `${late}个迟报`}</a>}
          </dd>
        </div>
      ) : null}
      {trends.map(({ indicator: id, points, breaks }) => {
        const indicator = indicatorById(id);
        const now = points.at(-1);
        if (!now) return null;
        const query = printView({ ...view, what: [id], units: [], how: "line" });
        return (
          <div key={id}>
            <dt>
              <a href={compareLink(query)}>{indicator.zh}</a>
            </dt>
            <dd className={styles.number}>
              {now.value === null ? (
                <small>{missingText(now.missing ?? "no_reports")}</small>
              ) : (
                `${now.approximate ? "约" : ""}${figureText(now.value, indicator.unit)}`
              )}
              {now.value !== null && indicator.unit !== "%" ? <small>{indicator.unit}</small> : null}
            </dd>
            <dd className={styles.note}>
              <span>{changeNote(indicator, now.change) ?? "无上年可比"}</span>
              {now.whole === null || now.part === null ? null : (
                <span>{`${numberText(now.part)}／${numberText(now.whole)}件`}</span>
              )}
            </dd>
            <dd className={styles.spark}>
              <Sparkline points={points.map(groupPoint)} breaks={breaks} />
            </dd>
          </div>
        );
      })}
      <div>
        <dt>待核查</dt>
        <dd className={styles.number}>
          {openItems}
          <small>项</small>
        </dd>
        <dd className={styles.note}>
          <a href="#open-errors">查看</a>
        </dd>
      </div>
    </StaticHtml>
  );
}

/** Who is without a report, by what may be said of them. */
function absentPhrase({ filed, expected, uncollected, notDue }: GroupFigure): string {
  if (expected === 0) return "没有应报送的机关";
  const notFiled = expected - filed - uncollected - notDue;
  const parts = [
    ...(uncollected > 0 ? [`${uncollected}个未收录`] : []),
    ...(notFiled > 0 ? [`${notFiled}个未报送`] : []),
    ...(notDue > 0 ? [`${notDue}个尚未到期`] : []),
  ];
  return parts.length > 0 ? parts.join("，") : "全部已公开";
}
