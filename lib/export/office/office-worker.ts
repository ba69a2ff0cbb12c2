import { parentPort } from "node:worker_threads";
import { briefingFile } from "../briefing/briefing-file";
import type { Pictures } from "../pictures";
import type { OfficeAnswer, OfficeJob } from "./office-thread";

/** Writes Office files in a thread of its own, one after the other. */
async function write({ format, briefing, drawn }: OfficeJob): Promise<Uint8Array> {
  const pngs = new Map(drawn.map(({ chart, png }) => [chart, png]));
  const pictures: Pictures = {
    png: async (chart) => {
      const png = pngs.get(chart);
      if (!png) throw new Error(`no picture of "${chart.series.title}" came along`);
      return png;
    },
    svg: async ({ series }) => {
      throw new Error(`no SVG of "${series.title}" in an Office file`);
    },
  };
  return briefingFile(format, briefing, pictures);
}

parentPort?.on("message", async (job: OfficeJob) => {
  const answer: OfficeAnswer = await write(job).then(
    (bytes) => ({ number: job.number, bytes }),
    (error: unknown) => ({ number: job.number, error: String(error) }),
  );
  parentPort?.postMessage(answer);
});
