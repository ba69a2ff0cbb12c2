import { describe, expect, it } from "vitest";
import {
  contrast,
  darkPalette,
  darkSequential,
  darkSeriesColours,
  diverging,
  inTheme,
  palette,
  paletteCss,
  sequential,
  seriesColours,
} from "./palette";

const grounds = [palette.surface, palette.page];

describe("the palette", () => {
  it.each(["ink", "secondary", "accent", "error", "warning", "fine"] as const)(
    "%s is legible as text",
    (name) => {
      for (const ground of grounds) expect(contrast(palette[name], ground)).toBeGreaterThanOrEqual(4.5);
      if (name === "ink" || name === "accent")
        expect(contrast(palette[name], palette["accent-soft"])).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(seriesColours)("series colour %s is seen on white", (colour) => {
    expect(contrast(colour, palette.surface)).toBeGreaterThanOrEqual(3);
  });

  it("marks missing figures and borders of fields at 3:1", () => {
    expect(contrast(palette.faint, palette.surface)).toBeGreaterThanOrEqual(3);
  });

  it("is hex throughout, which every rasterizer knows", () => {
    for (const hex of [...Object.values(palette), ...seriesColours, ...sequential, ...diverging])
      expect(hex).toMatch(/^#[0-9a-f]{6}$/);
  });

  it("is what the style sheet uses", async () => {
    await expect(paletteCss()).toMatchFileSnapshot("../../app/palette.css");
  });

  it("reckons contrast as WCAG does", () => {
    expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
  });
});

describe("the dark theme", () => {
  const themed = (hex: string) => inTheme(`fill="${hex}"`, "dark").slice(6, -1);
  const all = [...Object.values(palette), ...seriesColours, ...sequential, ...diverging];

  it.each(["ink", "secondary", "accent", "error", "warning", "fine"] as const)("%s is legible", (name) => {
    for (const ground of [darkPalette.surface, darkPalette.page])
      expect(contrast(darkPalette[name], ground)).toBeGreaterThanOrEqual(4.5);
  });

  it("shows every series and missing mark at 3:1", () => {
    for (const colour of [...darkSeriesColours, darkPalette.faint])
      expect(contrast(colour, darkPalette.surface)).toBeGreaterThanOrEqual(3);
  });

  it("keeps figures legible on the colour they stand on", () => {
    for (const [light, dark] of [...seriesColours, ...sequential].map((hex) => [hex, themed(hex)] as const)) {
      const onInk = contrast(light, palette.ink) >= contrast(light, palette.surface);
      const ink = onInk ? darkPalette.ink : darkPalette.surface;
      expect(contrast(dark, ink), light).toBeGreaterThanOrEqual(4.3);
    }
  });

  it("goes from dark to bright where the light one goes from light to dark", () => {
    const steps = darkSequential.map((hex) => contrast(hex, darkPalette.surface));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });

  it("has another colour for every one of the light theme, and leaves texts alone", () => {
    for (const hex of all) expect(themed(hex)).not.toBe(hex);
    expect(inTheme("<text>#ffffff</text>", "dark")).toBe("<text>#ffffff</text>");
    expect(inTheme('<g fill="#ffffff"/>', "light")).toBe('<g fill="#ffffff"/>');
  });
});
