import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { balancedFigures } from "@/lib/specimen/balanced-figures";
import { renderDocx } from "@/lib/specimen/docx";
import { renderHtml } from "@/lib/specimen/html";
import { printLooks, renderPrintedPage } from "@/lib/specimen/printed-page";
import { drawQuirks } from "@/lib/specimen/quirks";
import { seededRandom } from "@/lib/specimen/seeded-random";
import { renderXlsx } from "@/lib/specimen/sheet";
import type { Specimen } from "@/lib/specimen/specimen";
import { plainSpecimen } from "@/lib/specimen/specimen";
import { systemChromium } from "@/scripts/find-chromium.mjs";
import { type CaseVerdict, judgeCase } from "./cases/judge-case";
import { readFile } from "./read-file";

/**
 * Reports written by other people's programs are read back. A few that Chromium prints are part of every run where it
 * is installed; the others take seconds a file: `PRODUCERS=5 npx vitest run lib/ingest/producers.test.ts`.
 */
const count = Number(process.env.PRODUCERS ?? "0");
const chromium = systemChromium();
const folder = mkdtempSync(path.join(tmpdir(), "nianbao-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: "utf8",
    cwd: folder,
    timeout: 120_000,
  });
  if (status !== 0) throw new Error(`${program}: ${stderr?.slice(0, 500)}`);
  return stdout;
}

const isInstalled = (program: string) => spawnSync("which", [program]).status === 0;
const written = (name: string, bytes: Uint8Array | string) => writeFileSync(path.join(folder, name), bytes);
const made = (name: string) => new Uint8Array(readFileSync(path.join(folder, name)));

function byOffice(bytes: Uint8Array | string, from: string, to: string, filter = to): Uint8Array {
  written(`in.${from}`, bytes);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const convert = ["--convert-to", filter, "--outdir", path.join(folder, "out"), `in.${from}`];
  run("soffice", [profile, "--headless", ...convert]);
  return made(`out/in.${to}`);
}

function byBrowser(html: string): Uint8Array {
  written("in.html", html);
  const print = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"];
  run(chromium ?? "chromium", [...print, "--print-to-pdf=in.pdf", `file://${folder}/in.html`]);
  return made("in.pdf");
}

/** The text of a PDF file as a program copies it. */
function textOf(pdf: Uint8Array, program: string, args: readonly string[]): Uint8Array {
  written("copied.pdf", pdf);
  return new TextEncoder().encode(run(program, args));
}

const site = { name: "政府网站", column: "信息公开年报", source: "政府办公室", charset: "utf-8" } as const;
const producers: Record<string, (specimen: Specimen) => Uint8Array> = {
  "DOC from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "doc"),
  "DOCX from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "docx"),
  "PDF from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "pdf"),
  "RTF from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "rtf"),
  "HTML from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "html"),
  "XLSX from LibreOffice": (specimen) => byOffice(renderXlsx(specimen), "xlsx", "xlsx"),
  "ODT from LibreOffice": (specimen) => byOffice(renderDocx(specimen), "docx", "odt"),
  "ODS from LibreOffice": (specimen) => byOffice(renderXlsx(specimen), "xlsx", "ods"),
  "PDF from Chromium": (specimen) => byBrowser(renderHtml(specimen, "page", site)),
};

/** What becomes of a printed page. `small`: of numbers so small that none is cut. */
const printers: Record<
  string,
  { needs: string; small?: true; print(html: string): Uint8Array; file: string }
> = {
  Chromium: { needs: "chromium", print: byBrowser, file: "报告.pdf" },
  LibreOffice: {
    needs: "soffice",
    print: (html) => byOffice(html, "html", "pdf", "pdf:writer_web_pdf_Export"),
    file: "报告.pdf",
  },
  "pdftotext -layout": {
    needs: "pdftotext",
    small: true,
    print: (html) => textOf(byBrowser(html), "pdftotext", ["-layout", "copied.pdf", "-"]),
    file: "报告.txt",
  },
  pdftotext: {
    needs: "pdftotext",
    small: true,
    print: (html) => textOf(byBrowser(html), "pdftotext", ["copied.pdf", "-"]),
    file: "报告.txt",
  },
  mutool: {
    needs: "mutool",
    small: true,
    print: (html) => textOf(byBrowser(html), "mutool", ["draw", "-F", "text", "copied.pdf"]),
    file: "报告.txt",
  },
  pandoc: {
    needs: "pandoc",
    print: (html) => {
      written("in.html", html);
      run("pandoc", ["in.html", "-o", "in.docx"]);
      return made("in.docx");
    },
    file: "报告.docx",
  },
};

function specimenOf(form: "2021" | "2019", seed: number, small = false): Specimen {
  const isSmall = (cells: Specimen["cells"]) =>
    [...cells.values()].every((cell) => cell.kind === "missing" || cell.value < 1000);
  const figures = balancedFigures(form, { blanks: true });
  const [cells] = fc.sample(small ? figures.filter(isSmall) : figures, { numRuns: 1, seed });
  return plainSpecimen(form, { cells: cells ?? new Map() });
}

async function verdictOf(specimen: Specimen, bytes: Uint8Array, name: string): Promise<CaseVerdict> {
  const [found] = await readFile(bytes, name);
  if (!found) throw new Error("no report");
  const cells = [...specimen.cells].map(([id, cell]) => {
    if (cell.kind === "number") return [id, cell.value];
    return [id, cell.reason === "text" ? null : cell.reason];
  });
  return judgeCase(found.outcome, { form: specimen.form, cells: Object.fromEntries(cells) });
}

const usual = ["one character a line", "heads on each page", "no lines"];
const forms = ["2021", "2019"] as const;

describe.skipIf(!chromium)("narrow columns that Chromium prints (skipped where it is not installed)", () => {
  it.each(usual.map((name, at) => [name, forms[at % 2] ?? "2021"] as const))(
    "%s, form %s: every figure is read",
    async (name, form) => {
      const look = printLooks[name];
      if (!look) throw new Error(`no look "${name}"`);
      const specimen = specimenOf(form, 21);
      const verdict = await verdictOf(specimen, byBrowser(renderPrintedPage(specimen, look)), "报告.pdf");
      expect(verdict).toEqual({ kind: "right", faults: [] });
    },
    30_000,
  );
});

describe.skipIf(count === 0)("narrow columns are never read wrong unnoticed:", () => {
  for (const [program, { needs, small, print, file }] of Object.entries(printers))
    it.skipIf(!(needs === "chromium" ? chromium : isInstalled(needs)))(
      `as ${program} gives them (skipped without ${needs})`,
      async () => {
        const kinds = new Map<CaseVerdict["kind"], number>();
        for (const [name, look] of Object.entries(printLooks))
          for (const form of forms)
            for (let turn = 0; turn < count; turn += 1) {
              const specimen = specimenOf(form, 100 + turn, small);
              const printed = print(renderPrintedPage(specimen, look));
              const { kind, faults } = await verdictOf(specimen, printed, file);
              expect(kind === "wrong" ? faults : [], `${name}, ${form}, seed ${100 + turn}`).toEqual([]);
              kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
            }
        console.log(program, Object.fromEntries(kinds));
      },
      1_800_000,
    );
});

describe.skipIf(count === 0)("figures read back equal", () => {
  const specimens = forms.flatMap((form) =>
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
