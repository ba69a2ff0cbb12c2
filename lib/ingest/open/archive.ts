import { crc32, inflateRawSync } from "node:zlib";
import { type Entry, fromBuffer, validateFileName, type ZipFile } from "yauzl";
import { isLeftover, shownName } from "../file-name";
import type { RefusalReason } from "../reading";
import { ReadError } from "./read-error";

const megabyte = 1024 * 1024;
const limits = { entries: 2000, each: 32 * megabyte, all: 64 * megabyte, ratio: 200 };

export type ArchiveEntry = {
  name: string;
  /** Why this entry may not be inflated: encrypted, or larger than it may be. */
  refusal: RefusalReason | null;
  /** @throws ReadError if the entry is refused, damaged, or the archive inflates to more than 64 MB in all */
  read(): Buffer;
};

/**
 * The entries of a zip archive, behind the gate of SAFETY §2: every entry is judged by the directory before any is
 * inflated, nothing is inflated beyond what it announces, and its checksum must hold.
 * @throws ReadError for archives that are damaged or built to do harm
 */
export async function openArchive(bytes: Uint8Array): Promise<ArchiveEntry[]> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const zip = await open(archive);
  if (zip.entryCount > limits.entries)
    throw new ReadError(
      `压缩包内有${zip.entryCount}个文件，超过${limits.entries}个的上限，未读取；请分成几个压缩包`,
    );
  const seen = new Set<string>();
  const entries: ArchiveEntry[] = [];
  const budget = { left: limits.all };
  for await (const entry of entriesOf(zip)) {
    const name = safeName(entry, seen);
    const refusal = refusalOf(entry);
    entries.push({
      name,
      refusal,
      read() {
        if (refusal) throw new ReadError(refusal);
        return inflate(archive, entry, budget);
      },
    });
  }
  return entries;
}

/**
 * The wanted entries of an Office document, by name.
 * @param wanted says by its name whether an entry is inflated
 * @throws ReadError as `openArchive` does, and if any entry is refused, wanted or not
 */
export async function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>();
  const entries = await openArchive(bytes);
  for (const { refusal } of entries) if (refusal) throw new ReadError(refusal);
  for (const entry of entries) if (wanted(entry.name)) found.set(entry.name, entry.read());
  return found;
}

/** A file of an archive, or why it was not taken out. */
export type ArchivePart = { name: string } & ({ bytes: Uint8Array } | { refusal: RefusalReason });

/**
 * The files of a plain archive in its order, named `a.zip/folder/inner.docx`; one that cannot be taken out costs
 * only itself.
 * @throws ReadError if there is none
 */
export function archiveParts(entries: readonly ArchiveEntry[], archive: string): ArchivePart[] {
  const parts: ArchivePart[] = [];
  for (const entry of entries) {
    if (entry.name.endsWith("/") || entry.name.split("/").some(isLeftover)) continue;
    const name = `${archive}/${shownName(entry.name)}`;
    try {
      parts.push({ name, bytes: entry.read() });
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      parts.push({ name, refusal: error.reason });
    }
  }
  if (parts.length === 0) throw new ReadError("是空的压缩包，其中没有文件；请重新打包");
  return parts;
}

function open(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(
      buffer,
      { lazyEntries: true, decodeStrings: false, validateEntrySizes: true, autoClose: false },
      (error, zip) => (error ? reject(new ReadError(broken)) : resolve(zip)),
    );
  });
}

const broken = "压缩结构已损坏，无法打开，请重新下载或索取原件";
const unsafeName = "压缩包内有不安全的路径，未读取；请重新打包";
const tooLarge = "解压后过大，可能是恶意文件，未读取；请向来源核实";
const tooMuch: RefusalReason = `所在的压缩包解压后超过${limits.all / megabyte}MB，未读取；请解压后再导入`;
const unknownMethod = "使用了不能读取的压缩方式，请用普通ZIP重新压缩";
const locked = "已加密，请解除密码后再导入";

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const settle = (end: () => void) => {
        zip.off("entry", onEntry).off("end", onEnd).off("error", onError);
        end();
      };
      const onEntry = (next: Entry) => settle(() => resolve(next));
      const onEnd = () => settle(() => resolve(null));
      const onError = (error: Error) =>
        settle(() => reject(new ReadError(/encryption/.test(error.message) ? locked : broken)));
      zip.on("entry", onEntry).on("end", onEnd).on("error", onError);
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function safeName(entry: Entry, seen: Set<string>): string {
  const printed = zipEntryName(
    entry.fileNameRaw,
    (entry.generalPurposeBitFlag & 0x800) !== 0,
    entry.extraFields,
  );
  // Some programs of Windows part folders by a backslash; what leads out of the archive is refused all the same.
  const name = printed.replaceAll("\\", "/");
  const unixMode = entry.externalFileAttributes >>> 16;
  const isLink = (unixMode & 0o170000) === 0o120000;
  if (isLink || name.includes("\0") || validateFileName(name) !== null || seen.has(name))
    throw new ReadError(unsafeName);
  seen.add(name);
  return name;
}

function refusalOf(entry: Entry): RefusalReason | null {
  if (entry.generalPurposeBitFlag & 1) return locked;
  const tooDense =
    entry.uncompressedSize > megabyte && entry.uncompressedSize > entry.compressedSize * limits.ratio;
  return entry.uncompressedSize > limits.each || tooDense ? tooLarge : null;
}

const localHeader = 0x04034b50;
const stored = 0;
const deflated = 8;

/**
 * No more is inflated than the directory announces, which was judged before; what is thrown away counts as well.
 */
function inflate(archive: Buffer, entry: Entry, budget: { left: number }): Buffer {
  const { relativeOffsetOfLocalHeader: at, compressionMethod, compressedSize, uncompressedSize } = entry;
  if (uncompressedSize > budget.left) throw new ReadError(tooMuch);
  if (at + 30 > archive.length || archive.readUInt32LE(at) !== localHeader) throw new ReadError(broken);
  const start = at + 30 + archive.readUInt16LE(at + 26) + archive.readUInt16LE(at + 28);
  const packed = archive.subarray(start, start + compressedSize);
  if (packed.length !== compressedSize) throw new ReadError(broken);
  if (compressionMethod !== stored && compressionMethod !== deflated) throw new ReadError(unknownMethod);
  budget.left -= uncompressedSize;
  const content = compressionMethod === stored ? packed : inflated(packed, uncompressedSize);
  if (content.length !== uncompressedSize || crc32(content) !== entry.crc32) throw new ReadError(broken);
  return content;
}

function inflated(packed: Buffer, size: number): Buffer {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
  } catch {
    throw new ReadError(broken);
  }
}

const unicodePath = 0x7075;

/**
 * An entry's name: the Unicode field that some programs add, UTF-8 where the flag says so or the bytes allow no
 * other reading, else GB18030, which is what Chinese Windows writes without saying so.
 */
function zipEntryName(
  raw: Buffer,
  isUtf8: boolean,
  extraFields: readonly { id: number; data: Buffer }[],
): string {
  for (const { id, data } of extraFields)
    if (id === unicodePath && data.length > 5 && data[0] === 1 && data.readUInt32LE(1) === crc32(raw))
      return data.subarray(5).toString("utf8");
  if (isUtf8) return raw.toString("utf8");
  return strictly("utf-8", raw) ?? strictly("gb18030", raw) ?? raw.toString("latin1");
}

function strictly(encoding: "utf-8" | "gb18030", raw: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(raw);
  } catch {
    return null;
  }
}
