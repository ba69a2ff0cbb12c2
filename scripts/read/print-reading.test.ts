import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { finishOutcome } from "@/lib/ingest/packed-reading";
import { readReport } from "@/lib/ingest/read-file";
import type { ReadOutcome } from "@/lib/ingest/reading";
import { resolveReport } from "@/lib/ingest/resolve-report";
import type { SpecimenCell } from "@/lib/specimen/figures";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { renderText } from "@/lib/specimen/text";
import { printReading } from "./print-reading";

const agency = "北京市丰台区北宫镇人民政府";
const register = { tree: nationalDivisions(), agencies: [] };

function printed(changes: Record<string, SpecimenCell>): Promise<string> {
  const plain = plainSpecimen("2021");
  const cells = new Map([...plain.cells, ...Object.entries(changes)]);
  const text = renderText({ ...plain, agency, year: 2023, cells }, "line-per-row");
  return readReport(new TextEncoder().encode(text), "a.txt").then((outcome: ReadOutcome) =>
    printReading("a.txt", resolveReport(finishOutcome(outcome), register, "a.txt")),
  );
}

it("shows the tables as understood, faulty figures marked and their places named", async () => {
  const text = await printed({ "requests.closed.total": { kind: "number", value: 99 } });
  const row = text.split("\n").find((line) => line.includes("（七）总计"));
  expect(row).toMatch(/ 99\* {2}（七）总计$/);
  expect(text).toMatch(/错误：.+（原文第\d+个表第\d+行第\d+格/);
});

it("names the figures that only the text states, and none where it states none", async () => {
  const bytes = readFileSync(new URL("../../lib/specimen/fixtures/beigong-2021.txt", import.meta.url));
  const reading = await readReport(bytes, "beigong-2021.txt");
  expect(printReading("a.txt", resolveReport(finishOutcome(reading), register, "a.txt"))).toContain(
    "\n  正文中的数：主动公开信息条数约400条，主动公开清单事项345项，政务服务事项493项，培训次数3次。",
  );
  expect(await printed({})).not.toContain("正文中的数");
});

it("shows why a figure is missing, never a zero", async () => {
  const text = await printed({ "disclosure.licensing.decisions": { kind: "missing", reason: "slash" } });
  expect(text).toMatch(/原文“\/”\* {2}行政许可/);
});

it("says in one sentence why a file was refused", () => {
  expect(printReading("a.txt", { status: "refused", reason: "是空文件，请重新下载" })).toBe(
    "✗ 《a.txt》是空文件，请重新下载。",
  );
});
