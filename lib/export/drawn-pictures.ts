import sharp from "sharp";
import { drawingHeight } from "@/lib/chart/drawing/drawing-fit";
import { type DrawingForm, drawingForms } from "@/lib/chart/drawing/drawing-form";
import { fontFamily, palette } from "@/lib/chart/palette";
import { staticChart } from "@/lib/chart/static-chart";
import { escapeXml } from "@/lib/chart/svg-markup";
import type { ExportedChart } from "./exported-view";
import type { Pictures } from "./pictures";

export const picturePresets = ["web", "wechat", "large", "square"] as const;
export type PicturePreset = (typeof picturePresets)[number];

const widths: Record<PicturePreset, number> = { web: 1200, wechat: 1080, large: 2400, square: 1080 };
const side = 24;
const drawn = 760;
const head = 84;
const foot = 40;

/** Pictures of charts by preset, with title, subtitle, source and version inside. */
export function drawnPictures(preset: PicturePreset, address: string): Pictures {
  const svg = (chart: ExportedChart) => framed(chart, address, widths[preset]);
  return {
    svg,
    png: async (chart) =>
      new Uint8Array(
        await sharp(Buffer.from(await svg(chart)))
          .png()
          .toBuffer(),
      ),
  };
}

async function framed({ form, series }: ExportedChart, address: string, pixels: number): Promise<string> {
  const own = drawingForms.find((candidate): candidate is DrawingForm => candidate === form);
  const height = own ? drawingHeight(own, series, drawn) : 40;
  const inside =
    own && series.lines.length > 0 ? await staticChart({ form: own, series, width: drawn, height }) : "";
  const [width, all] = [drawn + 2 * side, head + height + foot];
  const text = (y: number, size: number, colour: string, words: string) =>
    `<text x="${side}" y="${y}" font-size="${size}" fill="${colour}">${escapeXml(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" xml:lang="zh-CN" viewBox="0 0 ${width} ${all}" width="${pixels}"`,
    ` height="${Math.round((all * pixels) / width)}" font-family="${escapeXml(fontFamily)}">`,
    `<rect width="${width}" height="${all}" fill="${palette.surface}"/>`,
    text(36, 20, palette.ink, `${series.title}${series.demo ? "（演示数据）" : ""}`),
    text(60, 13, palette.secondary, series.subtitle),
    `<g transform="translate(${side} ${head - 8})">${inside}</g>`,
    text(all - 14, 12, palette.secondary, `${series.source}　${address}`),
    "</svg>",
  ].join("");
}
