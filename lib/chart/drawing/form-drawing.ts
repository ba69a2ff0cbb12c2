import type { ComponentType, ReactNode } from "react";
import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "./plot";
import type { Arrows, Distance, Spot } from "./spots";

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
