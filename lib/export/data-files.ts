import { stringify } from "csv-stringify/sync";
import { type AnyFileColumnId, standingFileColumns } from "@/lib/catalogue/codebook";
import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import { chartNotes } from "./chart-notes";
import { definitionsOf, type ExportedView } from "./exported-view";
import { type FigureRow, figureRows } from "./figure-rows";
import { longColumns } from "./long-columns";
import { hasStandings, standingFigures } from "./standing-figures";

/**
 * The figures of a view for programs: UTF-8, LF, ids of the catalogue, a share between 0 and 1, an empty value with its
 * reason beside it. Texts that a spreadsheet would calculate begin with an apostrophe.
 */
export function tidyFigures(view: ExportedView): Uint8Array {
  const all = [...columns, ...(hasStandings(view) ? standingTidy : [])];
  const rows = view.charts.flatMap(figureRows).map((row) => all.map(([, of]) => of(row, view)));
  const header = all.map(([id]) => id);
  return new TextEncoder().encode(
    stringify([header, ...rows], { record_delimiter: "\n", escape_formulas: true }),
  );
}

type Column = [AnyFileColumnId, (row: FigureRow, view: ExportedView) => string | number | null];

const bit = (holds: boolean) => (holds ? 1 : 0);

/** A public interface: new columns come last. */
const columns: readonly Column[] = [
  ["indicator", (row) => row.indicator],
  ["unit", (row) => (row.unit === "%" ? "share" : row.unit)],
  ["agency", (row) => row.agency],
  ["agency_name", (row) => row.agencyName],
  ["role", (row) => row.role],
  ["year", (row) => row.year],
  ["value", (row) => row.value],
  ["missing", (row) => row.missing],
  ["part", (row) => row.part],
  ["whole", (row) => row.whole],
  ["reported", (row) => row.reported],
  ["filed", (row) => row.filed],
  ["expected", (row) => row.expected],
  ["version", (_, view) => view.version],
  ["demo", (_, view) => bit(view.demo)],
  ["scope", (row) => row.scope],
  ["forms", (row) => row.forms.join(" ")],
  ["uncollected", (row) => row.uncollected],
  ["impossible", (row) => row.impossible],
  ["flagged", (row) => row.flagged],
  ["checks", (row) => row.checks.join(" ")],
  ["approximate", (row) => bit(row.approximate)],
  ["comparable", (row) => row.change?.n ?? null],
  ["comparable_of", (row) => row.change?.of ?? null],
  ["comparable_before", (row) => row.change?.before ?? null],
  ["comparable_now", (row) => row.change?.now ?? null],
  ["not_compared", (row) => row.change?.refused ?? null],
];

const standingTidy: readonly Column[] = standingFileColumns.map(({ id }) => [
  id,
  ({ standing }) => (standing ? standingFigures[id](standing) : null),
]);

/** The figures of a view for Excel and WPS: Chinese headers, BOM, CRLF, texts that would be calculated guarded. */
export function excelFigures(view: ExportedView): Uint8Array {
  const all = longColumns(view);
  const rows = view.charts.flatMap(figureRows).map((row) => all.map(({ of }) => of(row, view)));
  const header = all.map(({ zh }) => zh);
  return new TextEncoder().encode(
    stringify([header, ...rows], { bom: true, record_delimiter: "\r\n", escape_formulas: true }),
  );
}

/** A view with its figures as JSON: a share between 0 and 1, a missing figure null with its reason. */
export function jsonFigures(view: ExportedView): Uint8Array {
  const { title, address, version, madeOn, demo, filters, charts, findings } = view;
  const content = {
    title,
    address,
    version,
    madeOn,
    demo,
    filters,
    definitions: definitionsOf(charts),
    charts: charts.map((chart) => ({
      form: chart.form,
      title: chartTitle(chart.series),
      subtitle: chartSubtitle(chart.series),
      source: chart.series.source,
      sentence: chart.sentence,
      breaks: chart.series.breaks,
      notes: chartNotes(chart),
      figures: figureRows(chart),
    })),
    findings,
  };
  return new TextEncoder().encode(`${JSON.stringify(content, null, 2)}\n`);
}

/** What the charts of a view say, a line each. */
export function sentences({ charts }: ExportedView): Uint8Array {
  return new TextEncoder().encode(`${charts.map(({ sentence }) => sentence).join("\n")}\n`);
}
