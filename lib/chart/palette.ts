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

/** On a dark ground, for embeds only: each stands for the colour of the same name or number above. */
export const darkPalette: Record<keyof typeof palette, string> = {
  ink: "#e6eaee",
  secondary: "#b3bcc6",
  faint: "#8b96a2",
  rule: "#3d4853",
  grid: "#2f3943",
  page: "#12171c",
  surface: "#1a2026",
  accent: "#6fb1ec",
  "accent-soft": "#1d3247",
  context: "#56616c",
  error: "#ff8a80",
  warning: "#f5a25d",
  fine: "#4fc08d",
};
export const darkSeriesColours = [
  "#6fb1ec",
  "#ff8f3f",
  "#2fc29b",
  "#dd8ab9",
  "#3770a7",
  "#d0b13f",
  "#a3adb8",
] as const;
export const darkSequential = ["#1f2c38", "#243f58", "#2b5378", "#336a9c", "#6fb1ec"] as const;
const darkDiverging = ["#f5a25d", "#8a5a2b", "#2a323a", "#2f5f8a", "#6fb1ec"] as const;

/** Named for SVG, where the reader's machine may have any of them. */
export const fontFamily = '"Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

type Colours = {
  named: Record<string, string>;
  series: readonly string[];
  sequential: readonly string[];
  diverging: readonly string[];
};
const light: Colours = { named: palette, series: seriesColours, sequential, diverging };
const dark: Colours = {
  named: darkPalette,
  series: darkSeriesColours,
  sequential: darkSequential,
  diverging: darkDiverging,
};

/** The palette as custom properties: `--ink: #1f2933; … --series-1: #0b5394; …`, and those of the dark theme. */
export function paletteCss(): string {
  return [":root {", ...properties(light), "}", '[data-theme="dark"] {', ...properties(dark), "}", ""].join(
    "\n",
  );
}

function properties({ named, ...lists }: Colours): string[] {
  return [
    ...Object.entries(named).map(([name, hex]) => `  --${name}: ${hex};`),
    ...Object.entries(lists).flatMap(([name, list]) =>
      list.map((hex, index) => `  --${name}-${index + 1}: ${hex};`),
    ),
  ];
}

const inDark = new Map<string, string>(
  [
    ...(Object.keys(palette) as (keyof typeof palette)[]).map((name) => [palette[name], darkPalette[name]]),
    ...seriesColours.map((hex, index) => [hex, darkSeriesColours[index]]),
    ...sequential.map((hex, index) => [hex, darkSequential[index]]),
    ...diverging.map((hex, index) => [hex, darkDiverging[index]]),
  ].flatMap(([hex, other]) => (hex === undefined || other === undefined ? [] : [[hex, other] as const])),
);

export type Theme = "light" | "dark";

/** A drawing, made in the light colours, in those of the theme: every fill and stroke of the palette is exchanged. */
export function inTheme(svg: string, theme: Theme): string {
  if (theme === "light") return svg;
  return svg.replace(
    /\b(fill|stroke)="(#[0-9a-f]{6})"/g,
    (_, name: string, hex: string) => `${name}="${inDark.get(hex) ?? hex}"`,
  );
}

/** WCAG relative luminance of `#rrggbb`, 0 to 1. */
function luminance(hex: string): number {
  const channel = (from: number) => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  if (dark === undefined || light === undefined) throw new Error(`no contrast of "${one}" and "${other}"`);
  return (light + 0.05) / (dark + 0.05);
}
