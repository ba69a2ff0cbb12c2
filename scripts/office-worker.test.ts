import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleCrowd } from "@/lib/chart/fixtures/sample-series";
import { briefingOf } from "@/lib/export/briefing/briefing";
import type { ExportedView } from "@/lib/export/exported-view";
import { dots } from "@/lib/export/fixtures/dot-pictures";
import { officeFaults } from "@/lib/export/fixtures/office-faults";
import { officeCharts } from "@/lib/export/fixtures/read-office";
import { OfficeThread } from "@/lib/export/office/office-thread";
import { viewSchema } from "@/lib/view/view";
import { bundleProgram } from "./bundle-program";

let thread: OfficeThread;
beforeAll(async () => {
  thread = new OfficeThread(await bundleProgram("office-worker"));
});
afterAll(() => thread.close());

const series = sampleCrowd(12);
const view: ExportedView = {
  view: viewSchema.parse({}),
  address: "/compare",
  title: "新收申请",
  naming: { what: "新收申请", whom: "甲区", when: "2019–2025年" },
  filters: ["范围：甲区"],
  version: "2026-01-31.1",
  madeOn: "2026-01-31",
  demo: true,
  charts: [
    {
      form: "line",
      series,
      indicators: ["requests.received.total"],
      definitions: [],
      owner: null,
      sentence: "一句话。",
    },
  ],
  findings: [],
};

it("writes sound Word, PowerPoint and Excel files side by side", async () => {
  const files = await Promise.all(
    (["docx", "pptx", "xlsx"] as const).map((format) => thread.write(format, briefingOf(view), dots)),
  );
  for (const file of files) expect(officeFaults(file)).toEqual([]);
  for (const file of files.slice(0, 2))
    expect(officeCharts(file)[0]?.series.map(({ name }) => name)).toContain("第5街道");
});

it("says why a file could not be written, and goes on with the next", async () => {
  await expect(thread.write("xlsx", { title: "空", items: [] }, dots)).rejects.toThrow("one view");
  expect((await thread.write("docx", briefingOf(view), dots)).length).toBeGreaterThan(1000);
});
