import { strFromU8, unzipSync } from "fflate";
import { afterEach, expect, it, vi } from "vitest";
import { sampleViews } from "@/db/test-views";
import { chartForms } from "@/lib/view/view";
import { briefingFile, exportFile } from "./export-file";
import { type ExportFormat, exportFormats, isExportFormat } from "./export-formats";
import { dots } from "./fixtures/dot-pictures";

const views = await sampleViews();
const formats = Object.keys(exportFormats).filter(isExportFormat);
const singly: readonly ExportFormat[] = ["png", "svg"];

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

/** What a file is made under on another machine: another day and zone, other chances. */
function elsewhere(day: string, zone: string, chance: number): void {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(day) });
  vi.stubEnv("TZ", zone);
  vi.spyOn(Math, "random").mockReturnValue(chance);
  vi.stubGlobal("crypto", {
    ...crypto,
    getRandomValues: (bytes: Uint8Array) => bytes.fill(Math.floor(chance * 256)),
  });
}

it.each(formats)(
  "%s is the same bytes on another day, in another zone and by other chances",
  async (format) => {
    for (const form of chartForms) {
      const [first, second] = views.filter((view) => view.form === form);
      const view = singly.includes(format) ? first : second;
      if (!view) throw new Error(`no view of the form ${form}`);
      elsewhere("2026-03-01T08:00:00Z", "Asia/Shanghai", 0.1);
      const made = await exportFile(format, view.exported, dots);
      elsewhere("2031-12-31T23:59:58Z", "America/Santiago", 0.9);
      const again = await exportFile(format, view.exported, dots);
      expect(Buffer.compare(Buffer.from(made), Buffer.from(again)), form).toBe(0);
    }
  },
);

it("a briefing bears the day of its latest version, in its properties and on every entry", async () => {
  const days = ["2026-01-31", "2026-04-05", "2025-12-01"];
  const briefing = {
    title: "简报",
    items: days.flatMap((madeOn, index) => {
      const view = views[index]?.exported;
      return view ? [{ view: { ...view, madeOn }, title: null, note: null }] : [];
    }),
  };
  for (const format of ["docx", "pptx", "zip"] as const) {
    const bytes = await briefingFile(format, briefing, dots);
    const parts = unzipSync(bytes);
    const core = parts["docProps/core.xml"];
    if (core) {
      const times = [...strFromU8(core).matchAll(/<dcterms:\w+[^>]*>([^<]*)</g)].map(([, time]) => time);
      expect(times).toEqual(["2026-04-04T16:00:00Z", "2026-04-04T16:00:00Z"]);
    }
    const archive = Buffer.from(bytes);
    const entry = Buffer.from([0x50, 0x4b, 1, 2]);
    let count = 0;
    for (let at = archive.indexOf(entry); at >= 0; at = archive.indexOf(entry, at + 1), count++)
      expect(archive.readUInt32LE(at + 12)).toBe((46 << 25) | (4 << 21) | (5 << 16));
    expect(count).toBe(Object.keys(parts).length);
  }
});
