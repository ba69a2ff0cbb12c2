import { DoubtSign, RestsOn } from "@/app/chart/point-doubt";
import type { UnitTrend } from "@/db/views/unit-trends";
import type { Direction } from "@/lib/catalogue/rates";
import { chartSubtitle, chartTitle, seriesYears } from "@/lib/chart/chart-words";
import { Sparkline } from "@/lib/chart/drawing/sparkline";
import { foldedRows, foldedText } from "@/lib/chart/forms/rank/folded-rows";
import { missingExplained, missingText, numberText, type ValueUnit } from "@/lib/chart/number-text";
import { cellText, lineTitle } from "@/lib/chart/point-words";
import { type StandingColumn, standingColumns } from "@/lib/chart/standing-words";
import { offeredOrders } from "@/lib/series/published-ranks";
import type { Line, Point, Series } from "@/lib/series/series";
import { type SortOrder, sortNames } from "@/lib/series/sort-orders";
import { compareLink } from "@/lib/view/addresses";
import { printView, type View } from "@/lib/view/view";
import styles from "./rank-table.module.css";

type Props = {
  series: Series;
  view: View;
  direction: Direction;
  /** By agency; empty where the view has one year. */
  trends: ReadonlyMap<string, UnitTrend>;
};

/** The rows of a ranking in the order of the view, its medians last; agencies without any case are named below it. */
export function RankRows({ series, view, direction, trends }: Props) {
  const { listed, folded } = foldedRows(series);
  const columns = standingColumns(series);
  const isShare = series.unit === "%";
  const name = `${chartTitle(series)}，${chartSubtitle(series)}`;
  const sortable = { view, offered: offeredOrders(direction) };
  const references = series.lines.filter(({ role }) => role === "reference");
  const choosesSome = series.lines.some(({ role }) => role === "context");
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a group that scrolls is no fieldset */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by key */}
      <div className="table-scroll whole" role="group" aria-label={name} tabIndex={0}>
        <table className={`table figures ${styles.ranks}`}>
          <caption className="unseen">{name}</caption>
          <thead>
            <tr>
              <SortHead {...sortable} cycle={["code"]}>
                机关
              </SortHead>
              <SortHead {...sortable} cycle={["high", "low"]} figure>
                {`${seriesYears(series)}${isShare ? "" : `（${series.unit}）`}`}
              </SortHead>
              {isShare && (
                <SortHead {...sortable} cycle={["largest", "smallest"]} figure>
                  部分/全部
                </SortHead>
              )}
              {columns.map(({ id, head }) => (
                <SortHead key={id} {...sortable} cycle={id === "change" ? ["rise", "fall"] : []} figure>
                  {head}
                </SortHead>
              ))}
              {trends.size > 0 && (
                <th scope="col" className="figure">
                  各年走势
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {[...listed, ...references].map((line) => (
              <Row key={line.key} {...{ line, unit: series.unit, choosesSome, columns, trends }} />
            ))}
          </tbody>
        </table>
      </div>
      {folded.length > 0 && (
        <details className={`chart-table ${styles.without}`}>
          <summary>{foldedText(series, folded)}，没有列入上表</summary>
          <p className={styles.folded}>
            {folded.map(({ key, name: whose, href }) => (
              <span key={key}>{href === null ? whose : <a href={href}>{whose}</a>}</span>
            ))}
          </p>
        </details>
      )}
    </>
  );
}

type SortProps = {
  view: View;
  offered: readonly SortOrder[];
  /** The orders that the head leads to, one after another, and then back to that of the divisions. */
  cycle: readonly SortOrder[];
  figure?: boolean;
  children: string;
};

const arrows: Partial<Record<SortOrder, string>> = {
  high: "↓",
  low: "↑",
  largest: "↓",
  smallest: "↑",
  rise: "↓",
  fall: "↑",
};

function SortHead({ view, offered, cycle, figure = false, children }: SortProps) {
  const orders = cycle.filter((order) => offered.includes(order));
  const at = orders.indexOf(view.sort);
  const next = at === -1 ? orders[0] : (orders[at + 1] ?? "code");
  const isSorted = at !== -1 && view.sort !== "code";
  const falls = isSorted && arrows[view.sort] === "↓";
  return (
    <th
      scope="col"
      className={figure ? "figure" : undefined}
      aria-sort={isSorted ? (falls ? "descending" : "ascending") : undefined}
    >
      {next === undefined || (next === "code" && view.sort === "code") ? (
        children
      ) : (
        <a href={compareLink(printView({ ...view, sort: next }))} title={`改按${sortNames[next]}`}>
          {children}
          <span aria-hidden="true">{isSorted ? ` ${arrows[view.sort]}` : " ↕"}</span>
        </a>
      )}
    </th>
  );
}

type RowProps = {
  line: Line;
  unit: ValueUnit;
  /** Whether some of the agencies are chosen ones, which are marked among the others. */
  choosesSome: boolean;
  columns: readonly StandingColumn[];
  trends: Props["trends"];
};

function Row({ line, unit, choosesSome, columns, trends }: RowProps) {
  const point = line.points.at(-1);
  const trend = trends.get(line.key);
  const chosen = choosesSome && line.role === "series";
  const classes = [line.role === "reference" ? "reference" : "", chosen ? (styles.chosen ?? "") : ""];
  return (
    <tr className={classes.filter(Boolean).join(" ") || undefined}>
      <th scope="row">{line.href === null ? lineTitle(line) : <a href={line.href}>{line.name}</a>}</th>
      <td>
        <Figure point={point} unit={unit} />
      </td>
      {unit === "%" && (
        <td>
          {point?.part != null &&
            point.whole !== null &&
            `${numberText(point.part)}/${numberText(point.whole)}`}
        </td>
      )}
      {columns.map(({ id, text }) => (
        <td key={id} className={id === "interval" ? styles.interval : undefined}>
          {text(point)}
        </td>
      ))}
      {trends.size > 0 && (
        <td>{trend && <Sparkline points={trend.points} breaks={trend.breaks} height={22} />}</td>
      )}
    </tr>
  );
}

function Figure({ point, unit }: { point: Point | undefined; unit: ValueUnit }) {
  if (point === undefined || point.value === null) {
    const reason = point?.missing ?? "not_there";
    return (
      <span className="missing" title={missingExplained(reason)}>
        {missingText(reason)}
        {point && <DoubtSign point={point} />}
      </span>
    );
  }
  const text = cellText(point.value, unit, point);
  return (
    <>
      {point.href === null ? text : <a href={point.href}>{text}</a>}
      <DoubtSign point={point} />
      <RestsOn point={point} />
    </>
  );
}
