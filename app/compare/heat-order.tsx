import { type ColumnOrder, OrderLink, SeriesTable } from "@/app/chart/series-table";
import { StaticHtml } from "@/app/static-html/static-html";
import type { ReadDb } from "@/db/client";
import { indicatorInVersion } from "@/db/queries/indicator-of";
import type { Indicator } from "@/lib/catalogue/indicators";
import { offeredOrders } from "@/lib/series/published-ranks";
import type { Series } from "@/lib/series/series";
import { heatOrders, type SortOrder, sortNames } from "@/lib/series/sort-orders";
import { compareLink } from "@/lib/view/addresses";
import { orderedBy, printView, type View } from "@/lib/view/view";
import styles from "./rank-table.module.css";

type Props = { db: ReadDb; view: View; series: Series };

/** By which of its columns a heat map can be ordered: above the drawing, whose own heads are no links. */
export function HeatOrder({ db, view, series }: Props) {
  const { by: _, ...plain } = view;
  const isSorted = view.sort !== "code" && orderedBy(view) !== null;
  return (
    <StaticHtml>
      <nav className={styles.orders} aria-label="排序">
        <span>排序：</span>
        {isSorted ? (
          <a href={compareLink(printView({ ...plain, sort: "code" }))}>{sortNames.code}</a>
        ) : (
          <span aria-current="true">{sortNames.code}</span>
        )}
        {[...columnOrders(db, view, series)].map(([id, { order, indicator }]) => (
          <OrderLink key={id} order={order}>
            {indicator.zh}
          </OrderLink>
        ))}
      </nav>
    </StaticHtml>
  );
}

/** The table behind a heat map, whose heads order it and the drawing. */
export function HeatTable({ db, view, series }: Props) {
  const orders = new Map([...columnOrders(db, view, series)].map(([id, { order }]) => [id, order]));
  return (
    <StaticHtml>
      <details className="chart-table" open={view.sort !== "code"}>
        <summary>表格</summary>
        <SeriesTable series={series} orders={orders} />
      </details>
    </StaticHtml>
  );
}

function columnOrders(
  db: ReadDb,
  view: View,
  series: Series,
): Map<string, { order: ColumnOrder; indicator: Indicator }> {
  const shown = [series, ...series.beside].flatMap(({ indicator }) => indicator ?? []);
  return new Map(
    shown.flatMap((id) => {
      const indicator = indicatorInVersion(db, id);
      const order = columnOrder(view, indicator);
      return order ? [[id, { order, indicator }] as const] : [];
    }),
  );
}

/** From the largest, then from the smallest, then back to the order of the divisions, as far as this site offers it. */
function columnOrder(view: View, { id, zh, direction }: Indicator): ColumnOrder | null {
  const offered = heatOrders.filter((order) => offeredOrders(direction).includes(order));
  const at = orderedBy(view) === id ? offered.indexOf(view.sort) : -1;
  const next: SortOrder = at === -1 ? (offered[0] ?? "code") : (offered[at + 1] ?? "code");
  if (offered.length === 0) return null;
  const { by: _, ...plain } = view;
  const asked: View = next === "code" ? { ...plain, sort: next } : { ...plain, sort: next, by: id };
  return {
    href: compareLink(printView(asked)),
    title: next === "code" ? `改按${sortNames.code}` : `改按${zh}${sortNames[next].replace("数值", "")}`,
    sorted: at === -1 ? null : offered[at] === "high" ? "descending" : "ascending",
  };
}
