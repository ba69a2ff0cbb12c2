import { describe, expect, it } from "vitest";
import { contrast } from "./contrast";
import { diverging, palette, paletteCss, sequential, seriesColours } from "./palette";

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
