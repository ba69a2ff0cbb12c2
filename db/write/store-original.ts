import { deflated } from "@/lib/ingest/packed-reading";
import type { WriteDb } from "../client";

/** Keeps a file as it came, each content once. */
export async function storeOriginal(
  { engine }: WriteDb,
  { sha256, bytes }: { sha256: string; bytes: Uint8Array },
): Promise<void> {
  const known = await engine.rows("select 1 from originals where sha256 = ?", [sha256]);
  if (known.length > 0) return;
  await engine.insert("originals", ["sha256", "bytes", "size"], [[sha256, deflated(bytes), bytes.length]]);
}
