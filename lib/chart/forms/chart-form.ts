import type { ChartRunOptions } from "docx/charts";
import type { ExportedChart } from "@/lib/export/exported-view";
import type { ChartStyle } from "@/lib/export/office/chart-style";
import type { Compared } from "@/lib/sentence/sentence-parts";
import type { Series } from "@/lib/series/series";
import type { LegendKey } from "../drawing/paint-lines";
import type { DrawingSize } from "../drawing/plot";
import type { Shortening } from "./shortening";

/** What every chart form has, the table too. */
export type ChartFormEntry = {
  /** As readers choose it: `折线`. */
  label: string;
  /** As a description of the picture begins: `折线图`. */
  noun: string;
  /** What the chart says, without the full stop. */
  sentence: (series: Series, group: Compared) => string;
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
