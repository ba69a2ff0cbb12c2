import { createHash } from "node:crypto";
import { join } from "node:path";
import { RecentResults } from "../cache/recent-results";
import { programFolder } from "../program-folder";
import { plainPoint, type Series } from "../series/series";
import type { DrawingRequest } from "./draw-svg";
import { DrawingThread, seriesText } from "./drawing-thread";
import { drawingHeight, namesFit } from "./forms/forms";

type Fitted = {
  svg: string;
  /** Whether every name stands whole in it; if not, a legend has to say them. */
  fits: boolean;
};
type DrawingCache = { thread: DrawingThread; drawn: RecentResults<string>; fitted: RecentResults<Fitted> };

declare global {
  /** One per process, however many times a bundler copies this module. */
  var nianbaotongDrawingCache: DrawingCache | undefined;
}

function drawingCache(): DrawingCache {
  globalThis.nianbaotongDrawingCache ??= {
    thread: new DrawingThread(join(/* turbopackIgnore: true */ programFolder(), "build", "draw-worker.mjs")),
    drawn: new RecentResults(32_000_000),
    fitted: new RecentResults(32_000_000),
  };
  return globalThis.nianbaotongDrawingCache;
}

/**
 * A chart as a standalone SVG of width × height px, drawn in a worker thread and remembered. The drawing is a
 * function of the request alone, so the same request gives the same text, ids included. Rejects if it could not
 * be drawn or took longer than 5 s. Pictures for export put their title, legend and source around this SVG.
 */
export function staticChart(request: DrawingRequest): Promise<string> {
  const { thread, drawn } = drawingCache();
  const key = drawingKey(request);
  return drawn.get(key, () => thread.draw(request, idOf(key)));
}

/** The same at the height that the form wants at a width. */
export function fittedChart(request: Omit<DrawingRequest, "height">): Promise<Fitted> {
  const { form, series, width } = request;
  const { thread, fitted } = drawingCache();
  const key = drawingKey(request);
  return fitted.get(key, async () => ({
    svg: await thread.draw({ ...request, height: drawingHeight(form, series, width) }, idOf(key)),
    fits: namesFit(form, series, width),
  }));
}

const idOf = (key: string) => `c${key.slice(0, 10)}`;

/** A chart is drawn at several widths: what its figures are called is reckoned once. */
const seriesKeys = new WeakMap<Series, string>();

function drawingKey({ series, ...how }: Partial<DrawingRequest> & { series: Series }): string {
  const known = seriesKeys.get(series) ?? hash(seriesText(series));
  seriesKeys.set(series, known);
  return requestKey([known, how]);
}

/** Draws something small, so that the first reader does not wait for the thread to load. */
export async function warmStaticChart(): Promise<void> {
  const point = { ...plainPoint, value: 1 };
  const small: Omit<DrawingRequest, "height"> = {
    form: "line",
    width: 358,
    series: {
      indicator: null,
      title: "",
      subtitle: "",
      unit: "件",
      years: [2024, 2025],
      lines: [
        {
          key: "",
          name: "",
          role: "series",
          scope: "own",
          href: null,
          points: [
            { ...point, year: 2024 },
            { ...point, year: 2025 },
          ],
        },
      ],
      breaks: [],
      notes: [],
      source: "",
      demo: false,
      beside: [],
    },
  };
  await staticChart({ ...small, height: 280 });
}

/** The same for the same request, whatever object it is. */
export const requestKey = (request: object): string => hash(JSON.stringify(request));

const hash = (text: string) => createHash("sha256").update(text).digest("base64url");
