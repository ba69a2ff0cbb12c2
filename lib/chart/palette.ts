/** The one palette. Hex only: rasterizers and Office turn `oklch()` and `var()` into black. */
export const palette = {
  ink: "#1f2933",
  secondary: "#52606d",
  faint: "#7b8794",
  rule: "#d9dee4",
  grid: "#e5e9ee",
  page: "#f7f8fa",
  surface: "#ffffff",
  accent: "#0b5394",
  "accent-soft": "#e6eff8",
  context: "#c3cad2",
  error: "#b42318",
  warning: "#b54708",
  fine: "#067647",
} as const;

/** In this order; apart for the colour-blind, and each at least 3:1 on white. */
export const seriesColours = [
  "#0b5394",
  "#d55e00",
  "#00866a",
  "#b0578d",
  "#4a94c8",
  "#8a6d00",
  "#5f6b7a",
] as const;

export const sequential = ["#eef4fa", "#c9dcee", "#93bcdc", "#4f8fc0", "#0b5394"] as const;
export const diverging = ["#b35900", "#e8b27a", "#f3f4f6", "#8fb6d9", "#0b5394"] as const;

/** Named for SVG, where the reader's machine may have any of them. */
export const fontFamily = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** The palette as custom properties: `--ink: #1f2933; … --series-1: #0b5394; …`. */
export function paletteCss(): string {
  const named = Object.entries(palette).map(([name, hex]) => `  --${name}: ${hex};`);
  const numbered = (name: string, list: readonly string[]) =>
    list.map((hex, index) => `  --${name}-${index + 1}: ${hex};`);
  return [
    ":root {",
    ...named,
    ...numbered("series", seriesColours),
    ...numbered("sequential", sequential),
    ...numbered("diverging", diverging),
    "}",
    "",
  ].join("\n");
}
