import { readFile } from "./read-file";
import type { ReadOutcome } from "./reading";

/**
 * What becomes of a file that holds one report.
 * @param fileName a weak witness for agency and year, never for the type
 */
export async function readReport(bytes: Uint8Array, fileName: string): Promise<ReadOutcome> {
  const [found, second] = await readFile(bytes, fileName);
  if (!found || second) throw new Error(`"${fileName}" does not hold one report`);
  return found.outcome;
}
