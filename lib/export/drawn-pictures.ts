import { type PicturePreset, picturePng, pictureSvg } from "@/lib/chart/picture";
import type { ExportedChart } from "./exported-view";
import type { Pictures } from "./pictures";

/** Pictures of charts of one size, with title, filters, legend, source, version and the view's address inside. */
export function drawnPictures(preset: PicturePreset, address: string): Pictures {
  const request = ({ form, series }: ExportedChart) =>
    ({ form, series, preset, theme: "light", patterns: false, address }) as const;
  return { svg: (chart) => pictureSvg(request(chart)), png: (chart) => picturePng(request(chart)) };
}
