import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { chartTitle } from "./chart-words";
import { fontSize } from "./drawing/plot";
import { ChartDrawing, type ChartDrawingProps } from "./forms/drawings";
import { describeChart } from "./forms/form-words";
import { fontFamily } from "./palette";
import { escapeXml, svgMarkup } from "./svg-markup";

export type DrawingRequest = Omit<ChartDrawingProps, "children">;

/**
 * Draws a chart as a standalone SVG: explicit colours, no styles, no scripts, no title or legend beside the
 * marks. `id` begins every id in it. Needs a DOM; throws if nothing was drawn.
 */
export function drawSvg(request: DrawingRequest, id: string): string {
  const { form, series, width, height } = request;
  const host = document.createElement("div");
  document.body.append(host);
  const root = createRoot(host, {
    onUncaughtError: (error) => {
      throw error;
    },
  });
  try {
    flushSync(() => root.render(<ChartDrawing {...request} />));
    const svg = host.querySelector("svg");
    const marks = svg === null ? "" : svgMarkup(svg);
    if (marks === "") throw new Error(`nothing was drawn for the ${form} chart "${series.title}"`);
    return [
      `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="zh-CN" viewBox="0 0 ${width} ${height}"`,
      ` width="${width}" height="${height}" role="img" aria-labelledby="${id}-t ${id}-d"`,
      ` font-family="${escapeXml(fontFamily)}" font-size="${fontSize}">`,
      `<title id="${id}-t">${escapeXml(chartTitle(series))}</title>`,
      `<desc id="${id}-d">${escapeXml(describeChart(form, series))}</desc>`,
      marks,
      "</svg>",
    ].join("");
  } finally {
    flushSync(() => root.unmount());
    host.remove();
  }
}
