import { createHash } from "node:crypto";
import { type FileHandle, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { type Body, MemoryBody } from "./body";

/** What is longer waits for its readers in a file. */
const longestInMemory = 4_000_000;

/** Reads a stream to its end as fast as it comes. */
export async function receiveBody(stream: Readable): Promise<{ body: Body; sha256: string }> {
  const hash = createHash("sha256");
  const parts: Buffer[] = [];
  let size = 0;
  let file: FileBody | null = null;
  try {
    for await (const part of stream as AsyncIterable<Buffer>) {
      size += part.byteLength;
      hash.update(part);
      if (file) await file.append(part);
      else parts.push(part);
      if (file || size <= longestInMemory) continue;
      file = await FileBody.create();
      for (const early of parts.splice(0)) await file.append(early);
    }
  } catch (error) {
    file?.release();
    throw error;
  }
  return { body: file ?? new MemoryBody(Buffer.concat(parts)), sha256: hash.digest("hex") };
}

/** A body in a file that has no name any more, so that nothing of it stays when the server ends. */
class FileBody implements Body {
  size = 0;
  private uses = 1;

  private constructor(private readonly file: FileHandle) {}

  static async create(): Promise<FileBody> {
    const name = path.join(tmpdir(), `nianbao-answer-${process.pid}-${crypto.randomUUID()}`);
    const file = await open(name, "wx+", 0o600);
    await rm(name, { force: true });
    return new FileBody(file);
  }

  async append(part: Buffer): Promise<void> {
    await this.file.writeFile(part);
    this.size += part.byteLength;
  }

  async *read(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < this.size; ) {
      const { bytesRead, buffer } = await this.file.read(Buffer.allocUnsafe(256 * 1024), 0, 256 * 1024, at);
      if (bytesRead === 0) throw new Error("a waiting answer is shorter than it was");
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  hold(): void {
    this.uses += 1;
  }

  release(): void {
    this.uses -= 1;
    if (this.uses === 0) void this.file.close().catch(() => undefined);
  }
}
