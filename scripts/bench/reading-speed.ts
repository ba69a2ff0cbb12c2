import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { nationalDivisions } from "@/lib/agencies/national-divisions";
import { type BulkKind, bulkDocuments } from "@/lib/specimen/bulk";
import { bundleProgram } from "../bundle-program";
import { printFigure, quantile } from "./print-figure";

type Document = { name: string; bytes: Uint8Array };

const bulk = (kind: BulkKind): Document[] => [...bulkDocuments(nationalDivisions(), 300, [kind])];

/** The committed files of other programs, each many times. */
const fixtures = (folder: string, suffix: string): Document[] => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(suffix),
  );
  const documents = files.map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
  return Array.from({ length: 10 }, () => documents).flat();
};

/** Rounds of 300 files: a reader's life of 10,000 texts or pages from its first to its last, slow beginning included. */
const wholeLife = { warming: 0, measured: 33 };
/** Word and PDF files, of which a reader reads 50: as fast as it gets, the start is not the parser's. */
const warmed = { warming: 4, measured: 9 };

/** The median round, per second of processor time, so that other work on the machine does not count. */
async function readerSpeed(
  kind: string,
  documents: readonly Document[],
  target: number,
  { warming, measured } = warmed,
) {
  const program: typeof import("@/lib/ingest/read-file") = await import(await bundleProgram("read-file"));
  const rates: number[] = [];
  for (let round = 0; round < warming + measured; round += 1) {
    const before = process.cpuUsage();
    for (const { bytes, name } of documents) await program.readFile(bytes, name);
    const { user, system } = process.cpuUsage(before);
    rates.push((documents.length * 1_000_000) / (user + system));
  }
  const rate = quantile(rates.slice(warming));
  printFigure(`读取${kind}`, `${Math.round(rate)}份/秒/核`, `≥${target}`, rate >= target);
}

await readerSpeed("text", bulk("text"), 1500, wholeLife);
await readerSpeed("html", bulk("html"), 300, wholeLife);
await readerSpeed("docx", bulk("docx"), 80);
await readerSpeed("xlsx", bulk("xlsx"), 80);
await readerSpeed("doc", fixtures("lib/ingest/read/doc/fixtures", ".doc"), 60);
await readerSpeed("pdf", fixtures("lib/ingest/read/pdf/fixtures", ".pdf"), 8);
