import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { sampleViews } from "@/db/test-views";
import { briefingOf } from "../briefing/briefing";
import { dots } from "../fixtures/dot-pictures";
import { workbook } from "./workbook";

it("prints each sheet as wide as a page, and a page for each picture", async () => {
  const view = (await sampleViews()).find(({ exported }) => exported.charts.length === 2);
  if (!view) throw new Error("no view of two charts");
  const parts = unzipSync(await workbook(briefingOf(view.exported), dots));
  const sheets = Object.keys(parts).filter((name) => name.startsWith("xl/worksheets/sheet"));
  expect(sheets).toHaveLength(5);
  for (const name of sheets) {
    const xml = strFromU8(parts[name] ?? new Uint8Array());
    expect(xml).toMatch(/<worksheet [^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr><sheetViews>/);
    const pages = xml.includes("<drawing ") ? 2 : 0;
    expect(xml).toMatch(new RegExp(`<pageSetup [^>]*fitToWidth="1" fitToHeight="${pages}"`));
    expect(xml).toContain(`orientation="${pages > 0 ? "portrait" : "landscape"}"`);
  }
});
