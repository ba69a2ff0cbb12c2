import { readDocument } from "./read/read-document";
import { ReadError } from "./read/read-error";
import type { ReadOutcome } from "./reading";
import { understand } from "./understand";

/**
 * The whole way of a file that holds one report: read, extract, identify, check.
 * @param fileName a weak witness for agency and year, never for the type
 * @param declaredYear by whoever brought the file
 * @returns a refusal with one Chinese sentence that goes on behind the file's name, instead of throwing
 */
export async function readReport(
  bytes: Uint8Array,
  fileName: string,
  declaredYear?: number,
): Promise<ReadOutcome> {
  try {
    return understand(await readDocument(bytes), fileName, declaredYear);
  } catch (error) {
    if (error instanceof ReadError) return { status: "refused", reason: error.reason };
    throw error;
  }
}
