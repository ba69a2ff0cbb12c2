import { type PicturePreset, picturePng, pictureSvg } from "@/lib/chart/picture/picture";
import type { ExportFormat } from "./export-formats";
import type { ExportedChart } from "./exported-view";
import type { Pictures } from "./pictures";

/** As high as it needs in a text, sharp on a slide. */
export function usualPreset(format: ExportFormat): PicturePreset {
  if (format === "zip" || format === "docx") return "wechat";
  return format === "pptx" ? "large" : "web";
}

/**
 * Pictures of charts of one size, with title, filters, legend, source, version and the view's address inside.
 * @param patterns dashes and hatching as well as colours, for grey print
 */
export function drawnPictures(preset: PicturePreset, address: string, patterns = false): Pictures {
  const request = ({ form, series }: ExportedChart) =>
    ({ form, series, preset, theme: "light", patterns, address }) as const;
  return { svg: (chart) => pictureSvg(request(chart)), png: (chart) => picturePng(request(chart)) };
}
