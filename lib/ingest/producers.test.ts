import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import { renderDocx } from "@/lib/specimen/docx";
import { renderHtml } from "@/lib/specimen/html";
import { plainSpecimen } from "@/lib/specimen/plain-specimen";
import { drawQuirks } from "@/lib/specimen/quirks";
import { seededRandom } from "@/lib/specimen/seeded-random";
import type { Specimen } from "@/lib/specimen/specimen";
import { renderXlsx } from "@/lib/specimen/xlsx";
import { readFile } from "./read-file";

/**
 * The same figures written by other people's programs read back equal. On demand, as it needs LibreOffice and
 * Chromium and takes seconds a file: `PRODUCERS=5 npx vitest run lib/ingest/producers.test.ts`.
 */
const count = Number(process.env.PRODUCERS ?? "0");
const folder = mkdtempSync(path.join(tmpdir(), "nianbao-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(program, args, { encoding: "utf8", cwd: folder, timeout: 120_000 });
  if (status !== 0) throw new Error(`${program}: ${stderr.slice(0, 500)}`);
}

const written = (name: string, bytes: Uint8Array | string) => writeFileSync(path.join(folder, name), bytes);
const made = (name: string) => new Uint8Array(readFileSync(path.join(folder, name)));

function byOffice(bytes: Uint8Array, from: string, to: string, filter = to): Uint8Array {
  written(`in.${from}`, bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  run("soffice", [
    profile,
    "--headless",
    "--convert-to",
    filter,
    "--outdir",
    path.join(folder, "out"),
    `in.${from}`,
  ]);
  return made(`out/in.${to}`);
}

function byBrowser(html: string): Uint8Array {
  written("in.html", html);
  const print = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-pdf-header-footer",
    "--print-to-pdf=in.pdf",
  ];
  run("chromium", [...print, `file://${folder}/in.html`]);
  return made("in.pdf");
}

const site = { name: "政府网站", column: "信息公开年报", source: "政府办公室", charset: "utf-8" } as const;
const producers: Record<string, (specimen: Specimen) => Uint8Array> = {
  "DOC from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "doc"),
  "DOCX from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "docx"),
  "PDF from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "pdf"),
  "RTF from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "rtf"),
  "HTML from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "html"),
  "XLSX from LibreOffice": (specimen) => byOffice(renderXlsx(specimen), "xlsx", "xlsx"),
  "PDF from Chromium": (specimen) => byBrowser(renderHtml(specimen, "page", site)),
};

describe.skipIf(count === 0)("figures read back equal", () => {
  const specimens = (["2021", "2019"] as const).flatMap((form) =>
    fc
      .sample(balancedFigures(form, { blanks: true }), count)
      .map((cells, index) =>
        plainSpecimen(form, { cells, quirks: drawQuirks(seededRandom(`${form} ${index}`)) }),
      ),
  );
  it.each(Object.entries(producers))(
    "in %s",
    async (_, produce) => {
      for (const specimen of specimens) {
        const [found] = await readFile(produce(specimen), "报告");
        if (!found || found.outcome.status === "refused")
          throw new Error(
            `refused: ${found?.outcome.status === "refused" ? found.outcome.reason : "nothing"}`,
          );
        const { cells } = found.outcome;
        const wrong = [...specimen.cells].flatMap(([id, cell]) => {
          const own = cells.get(id);
          const read = own?.kind === "number" ? own.value : own?.reason;
          const meant = cell.kind === "number" ? cell.value : cell.reason;
          return read === meant ? [] : [`${id}: ${read} instead of ${meant}`];
        });
        expect(wrong).toEqual([]);
      }
    },
    600_000,
  );
});
