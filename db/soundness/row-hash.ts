import { sha256 } from "@/lib/ingest/reading-hashes";

/**
 * Rows as a text that is the same whatever engine keeps them, before and after they were stored: characters that one
 * of the engines cannot keep are what it keeps instead.
 */
export const textOfRows = (rows: unknown): string =>
  JSON.stringify(rows).replace(/\\u(?:0000|d[89a-f][0-9a-f]{2})/g, "\ufffd");

const size = 2n ** 256n;

/** A hash of rows in no order: the sum of the SHA-256 of each. */
export class RowSum {
  private sum = 0n;

  add(row: readonly unknown[]): void {
    // One engine says true and false where the other has numbers.
    const plain = row.map((value) => (typeof value === "boolean" ? Number(value) : value));
    this.sum = (this.sum + BigInt(`0x${sha256(textOfRows(plain))}`)) % size;
  }

  /** 64 digits, as of a SHA-256. */
  hex(): string {
    return this.sum.toString(16).padStart(64, "0");
  }
}
