import type { Series } from "@/lib/series/series";
import { fromToText, plainShortening, type Shortening } from "../forms/chart-form";
import { type ChartForm, drawingHeight, drawnFormEntry, formEntry, namesFit } from "../forms/forms";
import { margin, type PictureFrame, pictureFrame, pictureLegend } from "./picture-frame";
import type { PictureSize } from "./picture-preset";
import { tableSize, tableSvg } from "./picture-table";

/** How a picture is laid out, in px before it is enlarged by `scale`. */
export type FittedPicture = {
  series: Series;
  scale: number;
  width: number;
  height: number;
  frame: PictureFrame;
  legend: { height: number; markup: string };
  /** The room of the drawing. */
  inner: { width: number; height: number };
};
type Asked = { form: ChartForm; series: Series; patterns: boolean; address: string };

const least = 200;
const mostRows = { table: 60, drawing: 200 };

/**
 * As large as everything fits; if it does not even when small, on a higher picture, and at last with fewer agencies, and a note
 * that says which are left out.
 */
export function fitPicture(asked: Asked, preset: PictureSize): FittedPicture {
  // A wide table had better be small than lack columns.
  const size = asked.form === "table" ? { ...preset, least: preset.least * 0.75 } : preset;
  const rigid = stretchOf(asked.form) === 1;
  const largest = rigid && size.height !== null ? size.scale * 1.4 : size.scale;
  const all = countLines(asked.form, asked.series);
  return (
    largestFit(asked, { ...size, most: size.height ?? size.most }, largest) ??
    largestFit(asked, size, size.scale) ??
    shortened(asked, size, mostThatFit(asked, size, all))
  );
}

/** At the largest scale at which all fits; at the least one a table may lack columns. */
function largestFit(asked: Asked, size: PictureSize, largest: number): FittedPicture | null {
  for (let scale = largest; scale > size.least; scale *= 0.92) {
    const fitted = layOut(asked, size, scale, []);
    if (fitsAcross(asked, fitted) && fitsDown(asked, fitted)) return fitted;
  }
  const whole = layOut(asked, size, size.least, []);
  return fitsDown(asked, whole) ? whole : null;
}

function mostThatFit(asked: Asked, size: PictureSize, all: number): number {
  let [few, many] = [1, all - 1];
  while (few < many) {
    const middle = Math.ceil((few + many) / 2);
    if (fitsDown(asked, shortened(asked, size, middle))) few = middle;
    else many = middle - 1;
  }
  return few;
}

function shortened(asked: Asked, size: PictureSize, most: number): FittedPicture {
  const { series, note } = fewerLines(asked.form, asked.series, most);
  return layOut({ ...asked, series }, size, size.least, note === null ? [] : [note]);
}

function layOut(asked: Asked, size: PictureSize, scale: number, notes: readonly string[]): FittedPicture {
  const { form, series } = asked;
  const width = size.width / scale;
  const inside = width - 2 * margin;
  const empty = isEmpty(series);
  const left = form === "table" && !empty ? tableSvg(series, inside).columnsLeft : [];
  const all =
    left.length > 0 ? [...notes, `左起${left.length}列（${fromToText(left)}）没有画出，${elsewhere}`] : notes;
  const frame = pictureFrame(series, all, asked.address, width);
  const legend =
    form === "table" || empty || namesFit(form, series, inside)
      ? { height: 0, markup: "" }
      : pictureLegend(form, series, inside, asked.patterns);
  const around = frame.head.height + legend.height + frame.foot.height;
  const wanted = empty ? least / 2 : wantedHeight(form, series, inside);
  const height =
    size.height === null
      ? around + wanted
      : Math.min(Math.max(around + wanted, size.height / scale), size.most / scale);
  const room = height - around;
  const inner = { width: inside, height: Math.min(room, wanted * stretchOf(form)) };
  return { series, scale, width, height, frame, legend, inner };
}

function wantedHeight(form: ChartForm, series: Series, width: number): number {
  return form === "table" ? tableSize(series).height : drawingHeight(form, series, width);
}

/** How much higher than it wants a drawing may become. */
function stretchOf(form: ChartForm): number {
  return form === "table" ? 1 : drawnFormEntry(form).stretch;
}

function fitsAcross({ form }: Asked, { series, inner }: FittedPicture): boolean {
  return form !== "table" || isEmpty(series) || tableSize(series).width <= inner.width;
}

function fitsDown({ form }: Asked, { series, inner }: FittedPicture): boolean {
  if (isEmpty(series)) return true;
  if (!Number.isFinite(stretchOf(form))) return inner.height >= least;
  return (
    wantedHeight(form, series, inner.width) <= inner.height + 1 &&
    countLines(form, series) <= mostRows[form === "table" ? "table" : "drawing"]
  );
}

export function isEmpty(series: Series): boolean {
  return series.lines.length === 0 || series.years.length === 0;
}

/** Where all is that a picture leaves out. */
const elsewhere = "见网页上的表格和下载的Excel";

const shorteningOf = (form: ChartForm): Shortening => ({ ...plainShortening, ...formEntry(form).shortening });

/** The series with `most` of its agencies, and a note of which are left out; null where none is. */
function fewerLines(form: ChartForm, series: Series, most: number): { series: Series; note: string | null } {
  const { counted, ranked, without, note } = shorteningOf(form);
  const left = ranked(counted(series), series).slice(most);
  if (left.length === 0) return { series, note: null };
  return {
    series: without(series, new Set(left.map(({ key }) => key))),
    note: `${note(series, most, left)}，${elsewhere}`,
  };
}

/** How many agencies take room of their own in a drawing. */
function countLines(form: ChartForm, series: Series): number {
  return shorteningOf(form).counted(series).length;
}
