/** What an answer says, wherever it is while it waits for its readers. */
export type Body = {
  /** In bytes. */
  readonly size: number;
  /** The bytes from the first to the last. */
  read(): Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
  /** Who uses a body holds it, and lets it go: where it needs room outside the memory, that is then freed. */
  hold(): void;
  release(): void;
};

/** A body in memory. */
export class MemoryBody implements Body {
  constructor(readonly bytes: Buffer) {}

  get size(): number {
    return this.bytes.byteLength;
  }

  read(): Iterable<Uint8Array> {
    return [this.bytes];
  }

  hold(): void {}

  release(): void {}
}
