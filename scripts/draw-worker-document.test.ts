// @vitest-environment happy-dom
import { afterAll, beforeAll, expect, it } from "vitest";
import { drawSvg } from "@/lib/chart/draw-svg";
import { DrawingThread } from "@/lib/chart/drawing-thread";
import { ends, gap, pair, parts } from "@/lib/chart/fixtures/draw-sample";
import { sampleCrowd } from "@/lib/chart/fixtures/sample-series";
import { chartForms, type DrawnForm, drawingHeight } from "@/lib/chart/forms/forms";
import type { Series } from "@/lib/series/series";
import { bundleProgram } from "./bundle-program";

let thread: DrawingThread;
beforeAll(async () => {
  thread = new DrawingThread(await bundleProgram("draw-worker"), 20_000);
});
afterAll(() => thread.close());

const samples: Partial<Record<DrawnForm, Series>> = {
  line: sampleCrowd(26),
  bar: sampleCrowd(12),
  rank: sampleCrowd(12),
  grouped: parts,
  stacked: parts,
  share: parts,
  slope: ends(gap),
  heat: gap,
  scatter: pair,
  multiples: gap,
};

it("draws every form in the worker's document as in a whole one", async () => {
  for (const form of chartForms) {
    if (form === "table") continue;
    const series = samples[form] ?? gap;
    const request = { form, series, width: 560, height: drawingHeight(form, series, 560), patterns: true };
    expect(await thread.draw(request, "c1")).toBe(drawSvg(request, "c1"));
  }
});
