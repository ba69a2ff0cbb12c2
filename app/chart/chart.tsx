import type { ReactNode } from "react";
import { DemoMark } from "@/app/demo-mark";
import { StaticHtml } from "@/app/static-html/static-html";
import { chartSubtitle, chartTitle } from "@/lib/chart/chart-words";
import type { LegendKey } from "@/lib/chart/drawing/paint-lines";
import { Hatch } from "@/lib/chart/drawing/patterns";
import { type ChartForm, type DrawnForm, drawnFormEntry, hollowNote } from "@/lib/chart/forms/forms";
import { signNotes } from "@/lib/chart/point-words";
import { fittedChart } from "@/lib/chart/static-chart";
import { firstRows } from "@/lib/series/figure-pages";
import { packSeries } from "@/lib/series/packed-series";
import type { Series } from "@/lib/series/series";
import { LiveChart } from "./live-chart";
import { SeriesTable } from "./series-table";

/** Drawn at these widths in px, and shown by the width of the figure, so that its letters stay legible. */
const variants = {
  full: { narrow: 340, middle: 700, wide: 1140 },
  half: { narrow: 340, middle: 560 },
} as const;

export type OwnTable = { where: "before" | "below" | "instead"; table: ReactNode };

type Props = {
  series: Series;
  form: ChartForm;
  /** `half` where two charts stand side by side. */
  size?: keyof typeof variants;
  headingLevel?: 2 | 3 | 4;
  /** Before the heading, where charts are numbered: `图1`. */
  label?: string;
  /** The table of the form itself, in the place of the usual one below the drawing: before it, below it already folded, or instead of it. */
  own?: OwnTable;
  /** Where its table stands whole, if it is too long to stand below it. */
  wholeTable?: string;
  /** Whether what has to be said about it stands below, where charts side by side share it. */
  notesBelow?: boolean;
  /** Downloads and the like, in the foot. */
  actions?: ReactNode;
};

/** A chart as it is read: heading, drawing, legend where names were cut, source, and its table. */
export async function Chart(props: Props) {
  const { series, form, size = "full", headingLevel = 2, label = "", own, wholeTable, actions } = props;
  const { notesBelow = false } = props;
  const Heading = `h${headingLevel}` as const;
  const shape = form === "table" || own?.where === "instead" ? null : form;
  const drawn = shape === null ? [] : await drawings(series, shape, size);
  const cut = drawn.filter(({ fits }) => !fits).map(({ name }) => `drawn-${name}`);
  const failed = drawn.some(({ svg }) => svg === null);
  const empty = series.lines.length === 0 || series.years.length === 0;
  const plotted = shape !== null && !failed && !empty;
  return (
    <figure className={size === "half" ? "chart chart-half" : "chart"}>
      <figcaption className="chart-head">
        <Heading>
          {label !== "" && `${label}　`}
          {chartTitle(series)}
        </Heading>
        {series.demo && <DemoMark />}
        <p className="chart-subtitle">{chartSubtitle(series)}</p>
      </figcaption>
      {!empty && own !== undefined && own.where !== "below" && own.table}
      {plotted && (
        <LiveChart form={shape}>
          <StaticHtml>
            {drawn.map(({ name, svg }) => (
              <Printed key={name} name={name} svg={svg ?? ""} />
            ))}
            <SeriesData series={series} />
          </StaticHtml>
        </LiveChart>
      )}
      <StaticHtml>
        {empty && (
          <p className="quiet">
            {series.notes.length > 0
              ? "按现在的条件没有可画的数，原因如下。"
              : "所选范围和年份内没有这个指标的数，请换一个范围、年份或指标。"}
          </p>
        )}
        {failed && !empty && <p className="chart-failed">图没有画出来，下表是同样的数。</p>}
        {form === "table" && !empty && <SeriesTable series={series} />}
        {plotted && cut.length > 0 && (
          <div className={["drawn", ...cut].join(" ")}>
            <Legend form={shape} series={series} />
          </div>
        )}
        {notesBelow ? null : <ChartNotes charts={[{ series, form }]} />}
      </StaticHtml>
      <div className="chart-foot">
        <p className="source">{series.source}</p>
        {actions}
      </div>
      {!empty && own?.where === "below" && own.table}
      {form !== "table" && !empty && own === undefined && (
        <StaticHtml>
          <details className="chart-table" open={failed}>
            <summary>表格</summary>
            <ShortTable series={series} whole={wholeTable} />
          </details>
        </StaticHtml>
      )}
    </figure>
  );
}

function Printed({ name, svg }: { name: string; svg: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made by draw-svg, which escapes every text
  return <div className={`drawn drawn-${name}`} dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** The table below a drawing; of a long one the first rows, and where the others are. */
function ShortTable({ series, whole }: { series: Series; whole: string | undefined }) {
  const { series: shown, left } = firstRows(series);
  return (
    <>
      <SeriesTable series={shown} />
      {left > 0 && (
        <p className="quiet">
          其余{left}行没有列出，
          {whole === undefined ? "可以下载数据查看。" : <a href={whole}>见完整的表格</a>}
        </p>
      )}
    </>
  );
}

/** The figures for the live chart, which reads them when it is wanted. */
function SeriesData({ series }: { series: Series }) {
  const json = packSeries(series).replaceAll("<", "\\u003c");
  // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which nothing ends the element
  return <script type="application/json" dangerouslySetInnerHTML={{ __html: json }} />;
}
async function drawings(series: Series, form: DrawnForm, size: keyof typeof variants) {
  return Promise.all(
    Object.entries(variants[size]).map(async ([name, width]) => ({
      name,
      ...(await draw(series, form, width)),
    })),
  );
}

type Drawn = { svg: string | null; fits: boolean };

/** The table stands in for a drawing that failed; the log says why. */
async function draw(series: Series, form: DrawnForm, width: number): Promise<Drawn> {
  if (series.lines.length === 0 || series.years.length === 0) return { svg: null, fits: true };
  try {
    return await fittedChart({ form, series, width });
  } catch (error) {
    console.error(`no drawing of "${series.title}":`, error);
    return { svg: null, fits: true };
  }
}

/** What has to be said under a chart, or once under some that stand side by side. */
export function ChartNotes({ charts }: { charts: readonly Pick<Props, "series" | "form">[] }) {
  const all = charts.map(({ series, form }) => [
    ...signNotes([series, ...series.beside]),
    ...hollowNote(form, series),
    ...series.breaks.map(({ zh, explain }) => `${zh}：${explain}`),
    ...series.notes,
  ]);
  // What is so of all of them first; what is so of one alone is said by its name.
  const shared = (note: string) => all.every((notes) => notes.includes(note));
  const notes = new Set([
    ...all.flatMap((own) => own.filter(shared)),
    ...all.flatMap((own, at) =>
      own.filter((note) => !shared(note)).map((note) => `${charts[at]?.series.title ?? ""}：${note}`),
    ),
  ]);
  if (notes.size === 0) return null;
  return (
    <ul className="chart-notes">
      {[...notes].map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

/** The names that did not fit into the drawing, whole. A ranking has them in its table. */
function Legend({ form, series }: { form: DrawnForm; series: Series }) {
  const keys = drawnFormEntry(form).legend(series);
  if (keys.length === 0) return null;
  return (
    <ul className="legend" aria-label="图例">
      {keys.map((item) => (
        <li key={item.key}>
          <Sample {...item} />
          {item.name}
        </li>
      ))}
    </ul>
  );
}

/** As it is drawn, with the hatching or dashes that grey print shows. */
function Sample({ colour, strokeWidth, order, swatch }: LegendKey) {
  return (
    <svg viewBox="0 0 18 10" aria-hidden="true">
      <g className={swatch ? undefined : `c-series c-order-${order}`}>
        <path d="M0,5h18" stroke={colour} strokeWidth={strokeWidth} />
      </g>
      {swatch && <Hatch order={order} box={{ x: 0, y: 0, width: 18, height: 10 }} shown={false} />}
    </svg>
  );
}
