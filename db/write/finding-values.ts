import { sha256 } from "@/lib/ingest/reading-hashes";

/** What a check looked at: cell ids, of this year or (prefixed by the caller) another, with value or reason. */
export type SeenValues = readonly (readonly [string, number | string | null])[];

/**
 * Identity of a finding's ground. It changes when a value changes, and a verdict on the old values then lapses.
 * A check that looks at no cell is told by its message.
 */
export function valuesSha(check: string, seen: SeenValues, message: string): string {
  return sha256(JSON.stringify(seen.length > 0 ? [check, seen] : [check, message]));
}
