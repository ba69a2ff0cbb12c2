import { DoubtSign } from "@/app/chart/point-doubt";
import type { AgencyPage } from "@/db/queries/agency";
import type { MissingReason } from "@/lib/catalogue/cell";
import { formFacts, type Scope, scopeNames } from "@/lib/catalogue/form-facts";
import { indicatorById } from "@/lib/catalogue/indicators";
import { missingExplained, missingText } from "@/lib/chart/number-text";
import { cellText, signNotes } from "@/lib/chart/point-words";
import { type Point, plainPoint } from "@/lib/series/series";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import { reportLink } from "@/lib/view/addresses";
import styles from "../agencies.module.css";

type Report = AgencyPage["reports"][number];
type Props = {
  indicators: readonly string[];
  values: readonly AgencyFigure[];
  reports: readonly Report[];
  /** In which the agency's years without a report are listed. */
  scope: Scope;
};

/** An agency's figures by report, each in its own scope; the years between that have none say why. */
export function YearTable({ indicators, values, reports, scope }: Props) {
  const gaps = gapsOf(values, scope);
  const years = [...new Set([...reports.map(({ year }) => year), ...gaps.keys()])].sort((a, b) => b - a);
  return (
    <table className={`table ${styles.years}`}>
      <thead>
        <tr>
          <th scope="col">年度</th>
          {indicators.map((id) => (
            <th key={id} scope="col" className="figure">
              {indicatorById(id).zh}（{indicatorById(id).unit}）
            </th>
          ))}
          <th scope="col">表式</th>
          <th scope="col">公布日期</th>
        </tr>
      </thead>
      <tbody>
        {years.flatMap((year) => {
          const filed = reports.filter((report) => report.year === year);
          const gap = gaps.get(year);
          return [
            ...filed.map((report) => (
              <ReportRow key={report.id} report={report} indicators={indicators} values={values} />
            )),
            ...(gap === undefined || filed.length > 0
              ? []
              : [<GapRow key={year} year={year} reason={gap} columns={indicators.length + 2} />]),
          ];
        })}
      </tbody>
    </table>
  );
}

/** What the signs in the table mean, for those who do not point at them. */
export function YearTableNotes({ values }: { values: readonly AgencyFigure[] }) {
  const points = values.map(doubtOf);
  const notes = signNotes([{ lines: [{ points }] }]);
  if (notes.length === 0) return null;
  return (
    <ul className="chart-notes">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** The years in which the agency was there and has no report, with the reason. */
function gapsOf(values: readonly AgencyFigure[], scope: Scope): Map<number, MissingReason> {
  return new Map(
    values.flatMap(({ year, form, missing, scope: of }) =>
      form === null && missing !== null && of === scope ? [[year, missing] as const] : [],
    ),
  );
}

type RowProps = { report: Report; indicators: readonly string[]; values: readonly AgencyFigure[] };

function ReportRow({ report, indicators, values }: RowProps) {
  const { agencyKey, year, scope, form, publishedOn } = report;
  return (
    <tr>
      <td>
        <a href={reportLink(agencyKey, year, scope)}>{year}年报告</a>
        {scope === "territory" ? `（${scopeNames.territory}）` : ""}
      </td>
      {indicators.map((id) => {
        const own = values.find((row) => row.indicator === id && row.year === year && row.scope === scope);
        return <Figure key={id} figure={own} unit={indicatorById(id).unit} />;
      })}
      <td>{formFacts[form].zh}</td>
      <td>{publishedOn ?? "未写明"}</td>
    </tr>
  );
}

type FigureProps = { figure: AgencyFigure | undefined; unit: ReturnType<typeof indicatorById>["unit"] };

function Figure({ figure, unit }: FigureProps) {
  if (figure === undefined) return <td className="figure missing">{missingText("no_reports")}</td>;
  const { value, missing } = figure;
  const doubt = <DoubtSign point={doubtOf(figure)} />;
  if (value === null)
    return (
      <td className="figure missing">
        {missingText(missing ?? "no_reports")}
        {doubt}
      </td>
    );
  return (
    <td className="figure">
      {cellText(value, unit, figure)}
      {doubt}
    </td>
  );
}

function GapRow({ year, reason, columns }: { year: number; reason: MissingReason; columns: number }) {
  return (
    <tr>
      <td>{year}年</td>
      <td className="missing" colSpan={columns}>
        {missingText(reason)}：{missingExplained(reason)}
      </td>
    </tr>
  );
}

/** One agency's figure as the point of a chart, as far as its doubts go. */
function doubtOf({ year, value, missing, checks, impossible, approximate }: AgencyFigure): Point {
  const doubts = { impossible: impossible ? 1 : 0, flagged: checks.length > 0 ? 1 : 0, checks };
  return { ...plainPoint, year, value, missing, approximate, ...doubts };
}
