import "./worker-dom";

import { parentPort } from "node:worker_threads";
import { type DrawingRequest, drawSvg } from "./draw-svg";

/** The thread that draws: a request in, an SVG or the reason why not out, one after the other. */
parentPort?.on("message", ({ request, id }: { request: DrawingRequest; id: string }) => {
  try {
    parentPort?.postMessage({ svg: drawSvg(request, id) });
  } catch (error) {
    parentPort?.postMessage({
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
