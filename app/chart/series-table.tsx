import type { ReactNode } from "react";
import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import { figureText, missingExplained, missingText, numberText } from "@/lib/chart/number-text";
import { pointIn, rowsHead, seriesColumns } from "@/lib/chart/series-columns";
import type { Point, Series } from "@/lib/series";

/** The figures of a chart: a line a row, a year or an indicator a column, the reason where there is none. */
export function SeriesTable({ series }: { series: Series }) {
  const name = `${chartTitle(series)}，${chartSubtitle(series)}`;
  const columns = seriesColumns(series);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that scrolls is no fieldset
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by key
    <div className="table-scroll" role="group" aria-label={name} tabIndex={0}>
      <table className="table">
        <caption className="unseen">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{rowsHead(series)}</th>
            {columns.map(({ head }) => (
              <th scope="col" key={head} className="figure">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.lines.map((line) => (
            <tr key={line.key} className={line.role === "reference" ? "reference" : undefined}>
              <th scope="row">{line.href === null ? line.name : <a href={line.href}>{line.name}</a>}</th>
              {columns.map((column) => (
                <td key={column.head} className="figure">
                  <Figure point={pointIn(column, line)} unit={column.of.unit} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Figure({ point, unit }: { point: Point | undefined; unit: Series["unit"] }): ReactNode {
  const reason = point ? point.missing : "no_reports";
  const parts = unit === "%" && point ? <Parts point={point} /> : null;
  if (reason !== null || !point || point.value === null)
    return (
      <span className="missing" title={missingExplained(reason ?? "no_reports")}>
        {missingText(reason ?? "no_reports")}
        {parts}
      </span>
    );
  const text = figureText(point.value, unit);
  return (
    <>
      {point.href === null ? text : <a href={point.href}>{text}</a>}
      {parts}
    </>
  );
}

function Parts({ point: { part, whole } }: { point: Point }) {
  if (part === null || whole === null) return null;
  return (
    <span className="parts">
      {numberText(part)}/{numberText(whole)}
    </span>
  );
}
