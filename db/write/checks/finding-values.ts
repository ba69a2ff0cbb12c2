import { sha256 } from "@/lib/ingest/reading-hashes";
import type { SeenValues } from "@/lib/years/year-report";

/**
 * Identity of a finding's ground. It changes when a value changes, and a verdict on the old values then lapses.
 * A check that looks at no cell is told by its message.
 */
export function valuesSha(check: string, seen: SeenValues, message: string): string {
  return sha256(JSON.stringify(seen.length > 0 ? [check, seen] : [check, message]));
}
