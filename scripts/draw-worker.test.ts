import { afterAll, beforeAll, expect, it } from "vitest";
import { DrawingThread } from "@/lib/chart/drawing-thread";
import { sampleCrowd } from "@/lib/chart/fixtures/sample-series";
import { bundleProgram } from "./bundle-program";

let thread: DrawingThread;
beforeAll(async () => {
  thread = new DrawingThread(await bundleProgram("draw-worker"), 20_000);
});
afterAll(() => thread.close());

it("draws in the bundled worker, the same each time, and leaves no browser behind here", async () => {
  const request = { form: "line", series: sampleCrowd(26), width: 700, height: 340 } as const;
  const first = await thread.draw(request, "c1");
  expect(first).toMatch(/^<svg .*<\/svg>$/s);
  expect(first).toContain("第5街道");
  expect(await thread.draw(request, "c1")).toBe(first);
  expect("document" in globalThis || "window" in globalThis).toBe(false);
});
