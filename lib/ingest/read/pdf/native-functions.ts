import { inflateSync } from "node:zlib";

const largestStream = 128 * 1024 * 1024;

/**
 * Loads a module that replaces functions of the language by slow copies of its own, and puts the fast ones back:
 * the compatibility layer of pdf.js makes Array.push for the whole process several times slower.
 */
export async function keepingNatives<T>(load: () => Promise<T>): Promise<T> {
  const { push } = Array.prototype;
  const { parse, stringify } = JSON;
  const loaded = await load();
  Object.assign(Array.prototype, { push });
  Object.assign(JSON, { parse, stringify });
  return loaded;
}

/**
 * Stands in for DecompressionStream, which costs a change of thread for each of the thousand small streams of a
 * file: inflates at once, and not beyond all bounds. pdf.js goes on with its
 * own decoder where this one throws; a stream that is too large becomes an empty one.
 */
export class InflateAtOnce {
  /** How many streams so far were not what their checksum says, or too large. */
  static damaged = 0;
  #bytes: Uint8Array = new Uint8Array();

  constructor(format: string) {
    if (format !== "deflate") throw new TypeError(`no stream for "${format}"`);
  }

  get writable() {
    const write = async (bytes: Uint8Array) => {
      this.#bytes = bytes;
    };
    return { getWriter: () => ({ ready: Promise.resolve(), write, close: async () => {} }) };
  }

  get readable() {
    const inflate = () => {
      try {
        return new Uint8Array(inflateSync(this.#bytes, { maxOutputLength: largestStream }));
      } catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : null;
        if (code === "Z_DATA_ERROR" || code === "ERR_BUFFER_TOO_LARGE") InflateAtOnce.damaged += 1;
        if (code === "ERR_BUFFER_TOO_LARGE") return new Uint8Array();
        throw error;
      }
    };
    return {
      async *[Symbol.asyncIterator]() {
        yield inflate();
      },
    };
  }
}
