import { type FileOutcome, type OpenedFile, ofPart, refusedPart } from "./file-outcome";
import { archiveParts } from "./open/archive";
import { contentOf } from "./open/content";
import { ReadError } from "./open/read-error";
import { refuseHalfCharacters } from "./open/whole-characters";
import { readDocument } from "./read-document";
import { readSheets } from "./read-sheets";
import type { ReadOutcome } from "./reading";
import { readJson } from "./structured/json";

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
    const content = await contentOf(bytes);
    switch (content.kind) {
      case "document":
        refuseHalfCharacters(content.document);
        return outcomes([{ name, outcome: readDocument(content.document, name, declaredYear) }]);
      case "sheets":
        refuseHalfCharacters(content.sheets);
        return outcomes(readSheets(content.sheets, content.format, name, declaredYear));
      case "stated":
        return outcomes(readJson(content.json, name));
      case "archive":
        if (inside) throw new ReadError("是压缩包里的压缩包，未读取，请解压后再导入");
        return { parts: archiveParts(content.entries, name) };
    }
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

/**
 * What becomes of a file that holds one report.
 * @param fileName a weak witness for agency and year, never for the type
 */
export async function readReport(bytes: Uint8Array, fileName: string): Promise<ReadOutcome> {
  const [found, second] = await readFile(bytes, fileName);
  if (!found || second) throw new Error(`"${fileName}" does not hold one report`);
  return found.outcome;
}
