import type { ReactNode } from "react";
import type { Series } from "@/lib/series/series";
import type { DrawingSize } from "./plot";

/** What the drawing of every form is given. */
export type FormProps = DrawingSize & {
  series: Series;
  /** Dashes and hatching, so that the series stay apart without colour. */
  patterns?: boolean | undefined;
  /** What is shown on the pointer. */
  children?: ReactNode;
};
