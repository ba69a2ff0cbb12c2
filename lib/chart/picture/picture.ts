import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import sharp from "sharp";
import { RecentResults } from "@/lib/cache/recent-results";
import type { Series } from "@/lib/series/series";
import { programFolder } from "../../program-folder";
import { chartTitle } from "../chart-words";
import { fontSize } from "../drawing/plot";
import type { ChartForm } from "../forms/forms";
import { describeChart } from "../forms/forms";
import { fontFamily, inTheme, palette, type Theme } from "../palette";
import { requestKey, staticChart } from "../static-chart";
import { escapeXml, svgText } from "../svg-text";
import { type FittedPicture, fitPicture, isEmpty } from "./fit-picture";
import { margin } from "./picture-frame";
import { type PicturePreset, pictureSizes } from "./picture-preset";
import { tableSvg } from "./picture-table";

export type { PicturePreset } from "./picture-preset";

export type PictureRequest = {
  form: ChartForm;
  series: Series;
  preset: PicturePreset;
  theme: Theme;
  /** Dashes and hatching, so that the series stay apart in grey print. */
  patterns: boolean;
  /** Printed at the foot, so that whoever has the picture finds the view; may be empty. */
  address: string;
};

type PictureCache = { svg: RecentResults<string>; png: RecentResults<Uint8Array> };

declare global {
  /** One per process, however many times a bundler copies this module. */
  var nianbaotongPictureCache: PictureCache | undefined;
}

function pictureCache(): PictureCache {
  globalThis.nianbaotongPictureCache ??= {
    svg: new RecentResults(32_000_000),
    png: new RecentResults(32_000_000),
  };
  return globalThis.nianbaotongPictureCache;
}

/**
 * A whole picture as standalone SVG: title, filters, drawing, legend where names do not fit, notes, source and
 * address. A function of the request alone, and remembered. Rejects if the drawing fails.
 */
export function pictureSvg(request: PictureRequest): Promise<string> {
  const key = requestKey(request);
  return pictureCache().svg.get(key, () => paint(request, `p${key.slice(0, 10)}`));
}

/** The same as PNG, of exactly the preset's size. */
export function picturePng(request: PictureRequest): Promise<Uint8Array> {
  return pictureCache().png.get(requestKey(request), async () => rasterize(await pictureSvg(request)));
}

async function paint(request: PictureRequest, id: string): Promise<string> {
  // Fitting takes some ms of this thread: others have their turn before.
  await setImmediate();
  const size = pictureSizes[request.preset];
  const fitted = fitPicture(request, size);
  const { frame, legend, inner, width, height, scale, series } = fitted;
  const foot = height - frame.foot.height;
  const shown = { width: Math.round(width * scale), height: Math.round(height * scale) };
  const whole = [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="zh-CN" viewBox="0 0 ${px(width)} ${px(height)}"`,
    ` width="${shown.width}" height="${shown.height}" role="img" aria-labelledby="${id}-t ${id}-d"`,
    ` font-family="${escapeXml(fontFamily)}" font-size="${fontSize}">`,
    `<title id="${id}-t">${escapeXml(chartTitle(series))}</title>`,
    `<desc id="${id}-d">${escapeXml(describeChart(request.form, request.series))}</desc>`,
    `<rect width="${px(width)}" height="${px(height)}" fill="${palette.surface}"/>`,
    frame.head.markup,
    at(margin, frame.head.height, await drawing(request, fitted)),
    at(margin, frame.head.height + inner.height + 8, legend.markup),
    at(0, foot, frame.foot.markup),
    "</svg>",
  ].join("");
  return inTheme(whole, request.theme);
}

async function drawing(
  { form, patterns }: PictureRequest,
  { series, inner }: FittedPicture,
): Promise<string> {
  if (isEmpty(series))
    return svgText("按现在的条件没有可画的数。", 0, 40, { fill: palette.secondary, size: 14 });
  if (form === "table") return tableSvg(series, inner.width).markup;
  const [width, height] = [Math.floor(inner.width), Math.floor(inner.height)];
  const svg = await staticChart({ form, series, width, height, patterns });
  return svg.slice(svg.indexOf("</desc>") + "</desc>".length, -"</svg>".length);
}

function at(x: number, y: number, markup: string): string {
  return markup === "" ? "" : `<g transform="translate(${px(x)} ${px(y)})">${markup}</g>`;
}

function px(value: number): number {
  return Math.round(value * 100) / 100;
}

/**
 * SVG to PNG at its own size, in the shipped typeface alone: fontconfig reads where that is when it first draws a
 * text in this process, so this is the one place that makes pictures of SVG.
 */
async function rasterize(svg: string): Promise<Uint8Array> {
  process.env.FONTCONFIG_FILE = join(
    /* turbopackIgnore: true */ programFolder(),
    "lib",
    "chart",
    "fonts.conf",
  );
  return sharp(Buffer.from(svg), { limitInputPixels: 100_000_000 }).png({ compressionLevel: 6 }).toBuffer();
}
