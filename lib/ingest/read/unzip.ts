import type { Readable } from "node:stream";
import { type Entry, fromBuffer, type ZipFile } from "yauzl";
import { ReadError } from "./read-error";

const megabyte = 1024 * 1024;
const limits = { entries: 2000, each: 32 * megabyte, all: 64 * megabyte, ratio: 200 };

/**
 * The wanted entries of a zip archive, behind the gate of SAFETY §2: every entry is judged by its header, and
 * what is inflated is counted while it flows.
 * @param wanted says by its name whether an entry is inflated
 * @throws ReadError for archives that are damaged, encrypted or built to do harm
 */
export async function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): Promise<Map<string, Buffer>> {
  const zip = await open(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (zip.entryCount > limits.entries)
    throw new ReadError(`压缩包内有${zip.entryCount}个文件，超过上限，未读取`);
  const seen = new Set<string>();
  const found = new Map<string, Buffer>();
  let total = 0;
  for await (const entry of entriesOf(zip)) {
    judge(entry, seen);
    if (!wanted(entry.fileName)) continue;
    const content = await inflate(zip, entry, Math.min(limits.each, limits.all - total));
    total += content.length;
    found.set(entry.fileName, content);
  }
  return found;
}

function open(buffer: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(
      buffer,
      { lazyEntries: true, strictFileNames: true, validateEntrySizes: true },
      (error, zip) => (error ? reject(damaged(error)) : resolve(zip)),
    );
  });
}

const damaged = (error: Error) =>
  new ReadError(
    /invalid relative path|absolute path|invalid characters/.test(error.message) ? unsafeName : broken,
  );
const broken = "压缩结构已损坏，无法打开，请重新下载或索取原件";
const unsafeName = "压缩包内有不安全的路径，未读取";

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const done = () => {
        zip.off("entry", onEntry);
        zip.off("end", onEnd);
        zip.off("error", onError);
      };
      const settle = (end: () => void) => {
        done();
        end();
      };
      const onEntry = (next: Entry) => settle(() => resolve(next));
      const onEnd = () => settle(() => resolve(null));
      const onError = (error: Error) => settle(() => reject(damaged(error)));
      zip.on("entry", onEntry).on("end", onEnd).on("error", onError);
      zip.readEntry();
    });
    if (!entry) return;
    yield entry;
  }
}

function judge(entry: Entry, seen: Set<string>): void {
  const unixMode = entry.externalFileAttributes >>> 16;
  if ((unixMode & 0o170000) === 0o120000 || seen.has(entry.fileName)) throw new ReadError(unsafeName);
  seen.add(entry.fileName);
  if (entry.generalPurposeBitFlag & 1) throw new ReadError("已加密，请解除密码后再导入");
  const tooDense =
    entry.uncompressedSize > megabyte && entry.uncompressedSize > entry.compressedSize * limits.ratio;
  if (entry.uncompressedSize > limits.each || tooDense)
    throw new ReadError("解压后过大，可能是恶意文件，未读取");
}

function inflate(zip: ZipFile, entry: Entry, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error: Error | null, stream: Readable) => {
      if (error) return reject(damaged(error));
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        chunks.push(chunk);
        if (size > limit) stream.destroy(new ReadError("解压后过大，可能是恶意文件，未读取"));
      });
      stream.on("error", (failure) => reject(failure instanceof ReadError ? failure : damaged(failure)));
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    });
  });
}
