import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The simplified Chinese character maps that PDF files without embedded fonts name. */
const names = [
  "Adobe-GB1-UCS2",
  ...["GB-EUC", "GBpc-EUC", "GBK-EUC", "GBKp-EUC", "GBK2K", "UniGB-UCS2", "UniGB-UTF16"].flatMap((name) => [
    `${name}-H`,
    `${name}-V`,
  ]),
];

/** Writes the character maps of the installed pdf.js into one file, which the reading process carries in itself. */
const folder = path.join(
  path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")),
  "cmaps",
);
const target = fileURLToPath(new URL("../../lib/ingest/read/pdf/cmaps.json", import.meta.url));
const maps = names.map((name) => [name, readFileSync(path.join(folder, `${name}.bcmap`)).toString("base64")]);
writeFileSync(target, `${JSON.stringify(Object.fromEntries(maps), null, 2)}\n`);
