import { readFile, statSync } from "node:fs";
import os from "node:os";
import { promisify } from "node:util";
import { type FileOutcome, refusedPart } from "@/lib/ingest/file-outcome";
import { tooLarge } from "@/lib/ingest/open/sniff";
import type { FinishedOutcome, RefusalReason } from "@/lib/ingest/reading";
import { openReaderPool, type ReaderPool } from "@/lib/ingest/sandbox/reader-pool";
import { bundleProgram } from "../bundle-program";
import type { InputFile } from "../files";

/** A report of a file with the bytes it was read from; none of a file that was not opened. */
export type ReadReport = FileOutcome<FinishedOutcome> & { original: Uint8Array };

/** Files that are being read or wait to be taken, and their bytes. */
const limits = { files: 80, bytes: 48 * 1024 * 1024 };

/** Half the work of its counterpart of promises, which opens a handle. */
const bytesOf = promisify(readFile);

/** `stored`: what is in the file is in the database, and was not read again. */
export type FileRead = { file: InputFile; reports: ReadReport[]; stored: boolean };

/**
 * The reports of each file, in the order of the files, some of which are read ahead in child processes. Never throws
 * for a file: one that cannot be opened is a refusal like any other.
 * @param isStored whether a file of this name and content need not be read
 */
export async function* readAhead(
  files: readonly InputFile[],
  readers: ReaderPool,
  declaredYear?: (name: string) => number | undefined,
  isStored: (name: string, bytes: Uint8Array) => boolean = () => false,
): AsyncGenerator<FileRead> {
  const waiting = files.values();
  const queue: { file: InputFile; size: number; found: Promise<Omit<FileRead, "file">> }[] = [];
  let held = 0;
  for (;;) {
    while (queue.length < limits.files && held < limits.bytes) {
      const { value: file, done } = waiting.next();
      if (done) break;
      const size = sizeOf(file);
      const refusal = tooLarge(size);
      const found = refusal
        ? Promise.resolve(unread(file, refusal))
        : read(file, readers, isStored, declaredYear);
      queue.push({ file, size: refusal ? 0 : size, found });
      held += refusal ? 0 : size;
    }
    const next = queue.shift();
    if (!next) return;
    yield { file: next.file, ...(await next.found) };
    held -= next.size;
  }
}

async function read(
  file: InputFile,
  readers: ReaderPool,
  isStored: (name: string, bytes: Uint8Array) => boolean,
  declaredYear?: (name: string) => number | undefined,
): Promise<Omit<FileRead, "file">> {
  try {
    const bytes = await bytesOf(file.path);
    if (isStored(file.name, bytes)) return { reports: [], stored: true };
    const outcomes = await readers.read(bytes, file.name, declaredYear);
    const reports = outcomes.map((outcome) => ({ ...outcome, original: outcome.bytes ?? bytes }));
    return { reports, stored: false };
  } catch {
    return unread(file, reasonOf(file));
  }
}

const unread = ({ name }: InputFile, reason: RefusalReason): Omit<FileRead, "file"> => ({
  reports: [{ ...refusedPart(name, reason), original: new Uint8Array() }],
  stored: false,
});

/** A name in another encoding is not the file's own any more once it is text. */
const reasonOf = ({ path }: InputFile): RefusalReason =>
  path.includes("\ufffd")
    ? "文件打不开，可能因为文件名不是UTF-8编码，未读取；请改名后再试"
    : "文件打不开，未读取；请检查它是否还在、是否可读";

function sizeOf({ path }: InputFile): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}

/** Reading processes, one a core, from a program that is bundled anew so that it is never stale. */
export async function openReaders(size = Math.max(1, os.availableParallelism())): Promise<ReaderPool> {
  return openReaderPool(await bundleProgram("reader-process"), size);
}
