import "./worker-dom";

import { parentPort } from "node:worker_threads";
import type { Series } from "../series/series";
import { drawSvg } from "./draw-svg";
import type { DrawingOrder } from "./drawing-thread";

let last: { text: string; series: Series } | null = null;

/** The series of an order, which is often that of the order before. */
function seriesOf(text: string): Series {
  if (last?.text !== text) last = { text, series: JSON.parse(text) as Series };
  return last.series;
}

/** The thread that draws: an order in, an SVG or the reason why not out, one after the other. */
parentPort?.on("message", ({ id, series, ...how }: DrawingOrder) => {
  try {
    parentPort?.postMessage({ svg: drawSvg({ ...how, series: seriesOf(series) }, id) });
  } catch (error) {
    parentPort?.postMessage({
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
