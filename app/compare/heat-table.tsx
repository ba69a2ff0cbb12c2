import { SeriesFigure } from "@/app/chart/series-table";
import { StaticHtml } from "@/app/static-html/static-html";
import type { ReadDb } from "@/db/client";
import { indicatorInVersion } from "@/db/queries/indicator-of";
import type { Indicator } from "@/lib/catalogue/indicators";
import { chartSubtitle, chartTitle, rowsHead, seriesColumns } from "@/lib/chart/chart-words";
import { heatColumns, heatStep, isColoured } from "@/lib/chart/forms/heat/heat-cells";
import { sequential } from "@/lib/chart/palette";
import { offeredOrders } from "@/lib/series/published-ranks";
import type { Series } from "@/lib/series/series";
import { heatOrders, type SortOrder, sortNames } from "@/lib/series/sort-orders";
import { compareLink } from "@/lib/view/addresses";
import { printView, type View } from "@/lib/view/view";
import styles from "./heat-table.module.css";

type Props = { db: ReadDb; view: View; series: Series };

/** A heat map of several indicators as a table: its heads order the rows, each figure leads to its report. */
export function HeatTable({ db, view, series }: Props) {
  const name = `${chartTitle(series)}，${chartSubtitle(series)}`;
  const heads = seriesColumns(series);
  const columns = heatColumns(series, 0, 1_000).map((column, at) => {
    const order = columnOrder(view, series.sortedBy, indicatorInVersion(db, column.of.indicator ?? ""));
    return { ...column, key: heads[at]?.key ?? "", title: heads[at]?.head ?? "", order };
  });
  return (
    <StaticHtml>
      {/* biome-ignore lint/a11y/useSemanticElements: a group that scrolls is no fieldset */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by key */}
      <div className="table-scroll whole" role="group" aria-label={name} tabIndex={0}>
        <table className={`table ${styles.heat}`}>
          <caption className="unseen">{name}</caption>
          <thead>
            <tr>
              <th scope="col">
                {view.sort === "code" ? (
                  rowsHead(series)
                ) : (
                  <a href={codeOrder(view)} title={`改按${sortNames.code}`}>
                    {rowsHead(series)}
                  </a>
                )}
              </th>
              {columns.map(({ key, title, order }) => (
                <th scope="col" key={key} className="figure" aria-sort={order?.sorted ?? undefined}>
                  {order ? <OrderLink order={order}>{title}</OrderLink> : title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {series.lines.map((row) => (
              <tr key={row.key} className={row.role === "reference" ? "reference" : undefined}>
                <th scope="row">{row.href === null ? row.name : <a href={row.href}>{row.name}</a>}</th>
                {columns.map(({ key, of, lines, year, classes }) => {
                  const point = lines.get(row.key)?.points.find((one) => one.year === year);
                  const value = row.role !== "reference" && point && isColoured(point) ? point.value : null;
                  const step = value === null ? "" : stepClass(heatStep(classes, value));
                  return (
                    <td key={key} className={`figure ${step}`.trim()}>
                      <SeriesFigure point={point} unit={of.unit} />
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.key}>
        各列最低
        <span aria-hidden="true">
          {sequential.map((colour, step) => (
            <span key={colour} className={stepClass(step)} />
          ))}
        </span>
        各列最高（每列各自分级，各级机关数大致相等；没有数、样本过少和明显有误的没有底色）
      </p>
    </StaticHtml>
  );
}

const stepClass = (step: number) => styles[`step${step + 1}`] ?? "";

/** Where the head of a column leads that puts the rows into its order, and in which they are. */
type ColumnOrder = { href: string; title: string; sorted: "ascending" | "descending" | null };

const arrows = { descending: "↓", ascending: "↑" };

function OrderLink({ order: { href, title, sorted }, children }: { order: ColumnOrder; children: string }) {
  return (
    <a href={href} title={title}>
      {children}
      <span aria-hidden="true">{sorted === null ? " ↕" : ` ${arrows[sorted]}`}</span>
    </a>
  );
}

function codeOrder(view: View): string {
  const { by: _, ...plain } = view;
  return compareLink(printView({ ...plain, sort: "code" }));
}

/** From the largest, then from the smallest, then back to the order of the divisions, as far as this site offers it. */
function columnOrder(
  view: View,
  sortedBy: string | undefined,
  { id, zh, direction }: Indicator,
): ColumnOrder | null {
  const offered = heatOrders.filter((order) => offeredOrders(direction).includes(order));
  const at = sortedBy === id ? offered.indexOf(view.sort) : -1;
  const next: SortOrder = at === -1 ? (offered[0] ?? "code") : (offered[at + 1] ?? "code");
  if (offered.length === 0) return null;
  return {
    href: next === "code" ? codeOrder(view) : compareLink(printView({ ...view, sort: next, by: id })),
    title: next === "code" ? `改按${sortNames.code}` : `改按${zh}${sortNames[next].replace("数值", "")}`,
    sorted: at === -1 ? null : offered[at] === "high" ? "descending" : "ascending",
  };
}
