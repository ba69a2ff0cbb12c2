import type { ReactNode } from "react";
import { chartSubtitle, chartTitle, pointIn, rowsHead, seriesColumns } from "@/lib/chart/chart-words";
import { missingExplained, missingText, numberText } from "@/lib/chart/number-text";
import { cellText, lineTitle } from "@/lib/chart/point-words";
import type { Point, Series } from "@/lib/series/series";
import { DoubtSign, RestsOn } from "./point-doubt";

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
            {columns.map(({ key, head }) => (
              <th scope="col" key={key} className="figure">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.lines.map((line) => {
            const title = series.beside.length > 0 ? line.name : lineTitle(line);
            return (
              <tr key={line.key} className={line.role === "reference" ? "reference" : undefined}>
                <th scope="row">{line.href === null ? title : <a href={line.href}>{title}</a>}</th>
                {columns.map((column) => (
                  <td key={column.key} className="figure">
                    <SeriesFigure point={pointIn(column, line)} unit={column.of.unit} />
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** A figure in a table, a share with its part and whole. A line without a point for a year is of an agency that was not there. */
export function SeriesFigure({ point, unit }: { point: Point | undefined; unit: Series["unit"] }): ReactNode {
  if (point === undefined || point.value === null) {
    const reason = point === undefined ? "not_there" : (point.missing ?? "no_reports");
    return (
      <span className="missing" title={missingExplained(reason)}>
        {missingText(reason)}
        {point && <DoubtSign point={point} />}
        {point && unit === "%" && <Parts point={point} />}
      </span>
    );
  }
  const text = cellText(point.value, unit, point);
  return (
    <>
      {point.href === null ? text : <a href={point.href}>{text}</a>}
      <DoubtSign point={point} />
      {unit === "%" && <Parts point={point} />}
      <RestsOn point={point} />
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
