import { pictureSizes } from "@/lib/chart/picture/picture-preset";
import { paths } from "@/lib/view/addresses";
import { element, escapeHtml } from "./briefing/markup";
import type { ExportedView } from "./exported-view";

/** A page that frames a view: the frame, and a line that fits its height, which a portal may leave out. */
export function frameCode(source: string, title: string, site: string, height: number): string {
  const frame = element("iframe", "", {
    src: source,
    title,
    width: "100%",
    height: String(height),
    loading: "lazy",
    style: "border:0",
  });
  return `${frame}\n${element("script", "", { src: `${site}${paths.frameScript}`, async: "" })}`;
}

/** For sites that allow no frames: the picture, as high as it is, with a link to the whole view. */
export function pictureCode(picture: string, address: string, view: ExportedView): string {
  const words = view.charts.map(({ sentence }) => sentence).join("");
  const image = `<img src="${escapeHtml(picture)}" alt="${escapeHtml(words)}" width="${pictureSizes.web.width}" style="max-width:100%;height:auto">`;
  return element("a", image, { href: address });
}
