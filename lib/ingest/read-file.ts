import { type FileOutcome, type OpenedFile, ofPart, refusedPart } from "./file-outcome";
import { readCsv } from "./read/csv";
import { decode } from "./read/decode";
import { readJson } from "./read/json";
import { readOds } from "./read/ods";
import { ReadError } from "./read/read-error";
import { sniff } from "./read/sniff";
import { openArchive } from "./read/unzip";
import { readWorkbook } from "./read/xlsx";
import { archiveParts, packageKind } from "./read/zip";
import { readReport } from "./read-report";
import { readSheets } from "./read-sheets";
import type { ReadOutcome } from "./reading";

/**
 * Reads a file, or takes the files out of an archive without reading them.
 * @param name a weak witness for agency and year, never for the type
 * @param declaredYear by whoever brought the file, for a file of one report
 * @param inside whether the file comes out of an archive: an archive in an archive is refused
 */
export async function openFile(
  bytes: Uint8Array,
  name: string,
  inside = false,
  declaredYear?: number,
): Promise<OpenedFile> {
  const outcomes = (found: readonly { name: string; outcome: ReadOutcome }[]) => ({
    outcomes: found.map((item) => ({ ...item, bytes: null })),
  });
  try {
    switch (sniff(bytes)) {
      case "zip": {
        const entries = await openArchive(bytes);
        const kind = packageKind(entries);
        if (kind === "xlsx")
          return outcomes(readSheets(await readWorkbook(bytes), "xlsx", name, declaredYear));
        if (kind === "ods") return outcomes(readSheets(await readOds(bytes), "ods", name, declaredYear));
        if (kind === "docx" || kind === "odt") break;
        if (inside) throw new ReadError("是压缩包里的压缩包，未读取，请解压后再导入");
        return { parts: archiveParts(entries, name) };
      }
      case "json":
        return outcomes(readJson(decode(bytes), name));
      case "csv": {
        const sheet = readCsv(decode(bytes));
        if (sheet) return outcomes(readSheets([sheet], "csv", name, declaredYear));
      }
    }
    return outcomes([{ name, outcome: await readReport(bytes, name, declaredYear) }]);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    return outcomes([{ name, outcome: { status: "refused", reason: error.reason } }]);
  }
}

/** All reports of a file, in its order: one of a document, many of an archive or a sheet of many reports. */
export async function readFile(bytes: Uint8Array, name: string): Promise<FileOutcome[]> {
  const opened = await openFile(bytes, name);
  if ("outcomes" in opened) return opened.outcomes;
  const found: FileOutcome[] = [];
  for (const part of opened.parts) {
    if ("refusal" in part) found.push(refusedPart(part.name, part.refusal));
    else found.push(...ofPart(await openFile(part.bytes, part.name, true), part.bytes));
  }
  return found;
}
