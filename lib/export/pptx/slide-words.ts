import { palette } from "@/lib/chart/palette";
import { hex } from "../office/chart-style";

/** Inches on a slide of 13.33 × 7.5. */
export const slide = { width: 13.33, height: 7.5, side: 0.55 } as const;
export const inner = slide.width - 2 * slide.side;

const typeface = "微软雅黑";
const words = (size: number, colour: string) => ({
  fontFace: typeface,
  fontSize: size,
  color: hex(colour),
  lang: "zh-CN",
  margin: 0,
});

export const slideWords = {
  cover: { ...words(36, palette.ink), bold: true },
  title: { ...words(24, palette.ink), bold: true },
  subtitle: words(12, palette.secondary),
  sentence: words(15, palette.ink),
  table: words(11, palette.ink),
  small: words(9, palette.secondary),
  demo: { ...words(11, palette.warning), bold: true },
};
