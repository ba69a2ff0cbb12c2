import type { ChartRunOptions } from "docx/charts";
import type { ComponentType, ReactNode } from "react";
import type { ExportedChart } from "@/lib/export/exported-view";
import type { ChartStyle } from "@/lib/export/office/chart-style";
import type { ComparedGroup } from "@/lib/sentence/sentence-parts";
import type { Line, Series } from "@/lib/series/series";
import type { LegendKey } from "../drawing/paint-lines";
import type { DrawingSize } from "../drawing/plot";
import type { Arrows, Distance, Spot } from "../drawing/spots";

/** What every chart form has, the table too. */
export type ChartFormEntry = {
  /** As readers choose it: `折线`. */
  label: string;
  /** What it shows, where its label does not say it all. */
  hint?: string;
  /** As a description of the picture begins: `折线图`. */
  noun: string;
  /** What the chart says, without the full stop. */
  sentence: (series: Series, group: ComparedGroup) => string;
  /** Of parts of a whole, the sentence says the shares too. */
  saysShares?: boolean;
  /** The chart as Office draws it itself; null where Office has none, and files show a picture. */
  native: ((chart: ExportedChart, style: ChartStyle) => ChartRunOptions) | null;
  /** How a picture leaves agencies out, where that is not done plainly. */
  shortening?: Partial<Shortening>;
};

/** A chart form that is drawn. The drawing itself is a `FormDrawing` (see drawings.tsx). */
export type DrawnFormEntry = ChartFormEntry & {
  /** Px that it wants at a width. */
  height: (series: Series, width: number) => number;
  /**
   * How much higher than it wants a picture may draw it: as much as there is room, or less where it gets higher with every
   * agency.
   */
  stretch: number;
  /** Whether some name does not stand whole in the drawing, so that a legend has to say it. */
  namesCut: (series: Series, size: DrawingSize) => boolean;
  /** The names that the drawing may have no room for; none where every row or panel has its own name. */
  legend: (series: Series) => LegendKey[];
  /** Whether figures that rest on too few agencies are drawn hollow and unjoined. */
  hollow: boolean;
};

/** What the drawing of every chart form is given. */
export type DrawingProps = DrawingSize & {
  series: Series;
  /** Dashes and hatching, so that the series stay apart without colour. */
  patterns?: boolean | undefined;
  /** What is shown on the pointer. */
  children?: ReactNode;
};

/** A chart form as Recharts draws it, on the screen and for pictures, and how it is pointed at. */
export type FormDrawing = {
  Drawing: ComponentType<DrawingProps>;
  /** Every figure and every missing one, lines first, then years. */
  spots: (series: Series, size: DrawingSize) => Spot[];
  /** How far a pointer is from a spot, where that is not the distance from its mark. */
  distance?: Distance;
  /** How the arrow keys go, where that is not along lines and between them by height. */
  arrows?: Arrows;
  /** Whether a grey line is shown whole when one of its figures is pointed at. */
  wholeLines?: boolean;
};

/** How a picture leaves agencies out where not all have room. */
export type Shortening = {
  /** The agencies that take room of their own. */
  counted: (series: Series) => Line[];
  /** The same, those first that are kept. */
  ranked: (lines: Line[], series: Series) => Line[];
  /** The series in which the agencies with these keys take no room. */
  without: (series: Series, keys: ReadonlySet<string>) => Series;
  /** Which are shown and which are not, in words. */
  note: (series: Series, most: number, left: readonly Line[]) => string;
};

/** The first ones are kept; colours are then graded by those, and references stay. */
export const plainShortening: Shortening = {
  counted: ({ lines }) => lines.filter(({ role }) => role !== "reference"),
  ranked: (lines) => lines,
  without: (series, keys) => {
    const kept = (of: Series): Series => ({
      ...of,
      lines: of.lines.filter(({ role, key }) => role === "reference" || !keys.has(key)),
    });
    return { ...kept(series), beside: series.beside.map(kept) };
  },
  note: (_, most, left) => `图中是前${most}个；${restText(left)}没有画出`,
};

/** `其余12个（甲街道至丁镇）` */
export function restText(left: readonly Line[]): string {
  return `其余${left.length}个（${fromToText(left.map(({ name }) => name))}）`;
}

/** `甲`, `甲至丁`. */
export function fromToText(texts: readonly string[]): string {
  const [first = "", last = first] = [texts[0], texts.at(-1)];
  return first === last ? first : `${first}至${last}`;
}
