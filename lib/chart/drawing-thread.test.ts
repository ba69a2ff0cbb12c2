import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { DrawingThread } from "./drawing-thread";
import { sampleLine, sampleSeries } from "./fixtures/sample-series";

const folder = mkdtempSync(join(tmpdir(), "drawing-thread-"));
const script = join(folder, "worker.mjs");
// A stand-in for the drawing: what it does is the title of the chart.
writeFileSync(
  script,
  `import { parentPort } from "node:worker_threads";
   let drawn = 0;
   parentPort.on("message", ({ series, id }) => {
     const { title } = JSON.parse(series);
     if (title === "hang") for (;;);
     if (title === "die") process.exit(1);
     if (title === "throw") parentPort.postMessage({ error: "no such form" });
     else parentPort.postMessage({ svg: id + " " + ++drawn });
   });`,
);
const thread = new DrawingThread(script, 1_500);
afterAll(async () => {
  await thread.close();
  rmSync(folder, { recursive: true });
});

const draw = (title: string) =>
  thread.draw(
    { form: "line", width: 10, height: 10, series: sampleSeries([sampleLine("甲", [1])], { title }) },
    title,
  );

it("draws one after the other in one thread", async () => {
  expect(await Promise.all([draw("a"), draw("b")])).toEqual(["a 1", "b 2"]);
});

it("passes on why a chart could not be drawn, and goes on", async () => {
  await expect(draw("throw")).rejects.toThrow("no such form");
  expect(await draw("c")).toBe("c 3");
});

it("begins a new thread when one dies or hangs, without losing those that wait", async () => {
  const [died, after] = await Promise.allSettled([draw("die"), draw("d")]);
  expect(died.status).toBe("rejected");
  expect(after).toMatchObject({ value: "d 1" });
  const [hung, later] = await Promise.allSettled([draw("hang"), draw("e")]);
  expect(hung).toMatchObject({ reason: { message: 'drawing "hang" took longer than 1500 ms' } });
  expect(later).toMatchObject({ value: "e 1" });
});
