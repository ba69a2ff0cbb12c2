import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { chartTitle } from "./chart-words";
import { fontSize } from "./drawing/plot";
import { ChartDrawing, type ChartDrawingProps } from "./forms/drawings";
import { describeChart } from "./forms/forms";
import { fontFamily } from "./palette";
import { escapeXml } from "./svg-text";

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

/** Elements and attributes that a picture needs; all else that Recharts leaves in its SVG is dropped. */
const elements = new Set(["g", "path", "rect", "circle", "line", "text", "tspan", "title"]);
const attributes = new Set([
  ...["d", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height", "transform"],
  ...["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap"],
  ...["text-anchor", "font-weight", "display", "class"],
]);

/** Px to two decimals; only on coordinates, never on text. */
function tidy(name: string, value: string): string {
  if (name === "class")
    return value
      .split(/\s+/)
      .filter((word) => word.startsWith("c-"))
      .join(" ");
  return name === "fill" || name === "stroke"
    ? value
    : value.replace(/-?\d+\.\d{3,}/g, (number) => String(Math.round(Number(number) * 100) / 100));
}

/** The children of a drawn SVG as markup without anything but shapes and words; same tree, same text. */
function svgMarkup(parent: Element): string {
  let markup = "";
  for (const child of parent.childNodes) {
    if (child.nodeType === 3) markup += escapeXml(child.textContent ?? "");
    if (child instanceof Element) markup += elementMarkup(child);
  }
  return markup;
}

function elementMarkup(element: Element): string {
  const name = element.localName;
  if (!elements.has(name)) return "";
  const inside = svgMarkup(element);
  const given = [...element.attributes]
    .filter((attribute) => attributes.has(attribute.name) && isPainted(name, attribute.name))
    .map((attribute) => ({ name: attribute.name, value: tidy(attribute.name, attribute.value) }))
    .filter(({ value }) => value !== "");
  if ((name === "g" || name === "title") && inside === "") return "";
  if (name === "path" && !element.hasAttribute("d")) return "";
  if (name === "g" && given.length === 0) return inside;
  const printed = given.map(({ name, value }) => ` ${name}="${escapeXml(value)}"`).join("");
  return inside === "" ? `<${name}${printed}/>` : `<${name}${printed}>${inside}</${name}>`;
}

/** Recharts repeats its width and height on paths, where they mean nothing. */
function isPainted(element: string, attribute: string): boolean {
  return element === "rect" || (attribute !== "width" && attribute !== "height");
}
