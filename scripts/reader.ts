import os from "node:os";
import { openReaderPool, type ReaderPool } from "@/lib/ingest/sandbox/reader-pool";
import { bundleProgram } from "./bundle-program";

/** Reading processes, one a core, from a program that is bundled anew so that it is never stale. */
export async function openReaders(size = Math.max(1, os.availableParallelism())): Promise<ReaderPool> {
  return openReaderPool(await bundleProgram("reader-process"), size);
}
