import { inflateSync } from "node:zlib";
import { ReadError } from "../../open/read-error";
import cmaps from "./cmaps.json";

/** pdf.js in this very thread, without drawing. It is loaded with the first PDF file: that takes 0.1 s. */
const load = () =>
  keepingNatives(async () => {
    // pdf.js wants these names while it loads; only drawing would use them.
    const globals: Record<string, unknown> = { DecompressionStream: InflateAtOnce };
    for (const name of ["DOMMatrix", "ImageData", "Path2D"])
      if (!Reflect.has(globalThis, name)) globals[name] = class {};
    Object.assign(globalThis, globals);
    await import("pdfjs-dist/legacy/build/pdf.worker.mjs");
    return import("pdfjs-dist/legacy/build/pdf.mjs");
  });

type Engine = Awaited<ReturnType<typeof load>>;
export type PdfFile = Awaited<ReturnType<Engine["getDocument"]>["promise"]>;
export type PdfPageProxy = Awaited<ReturnType<PdfFile["getPage"]>>;

const damaged = "是PDF文件，但内容已损坏，无法可靠读取，请重新下载或索取原件";

let engine: Promise<Engine> | null = null;

/**
 * Opens a PDF file for reading: no evaluated code, no pictures decoded, no font drawn, nothing fetched.
 * @param use what is done with the open file; it is closed afterwards
 * @throws ReadError if the file is encrypted or damaged
 */
export async function withPdf<T>(
  bytes: Uint8Array,
  use: (file: PdfFile, engine: Engine) => Promise<T>,
): Promise<T> {
  engine ??= load();
  const pdfjs = await engine;
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    enableXfa: false,
    disableAutoFetch: true,
    disableStream: true,
    maxImageSize: 0,
    CMapReaderFactory: CmapReader,
    cMapUrl: "memory/",
    StandardFontDataFactory: NothingToFetch,
    WasmFactory: NothingToFetch,
  });
  const damagedBefore = InflateAtOnce.damaged;
  try {
    const used = await use(await fromPdf(task.promise), pdfjs);
    // pdf.js makes the best of a broken stream; a digit may have become another.
    if (InflateAtOnce.damaged > damagedBefore) throw new ReadError(damaged);
    return used;
  } finally {
    await task.destroy().catch(() => {});
  }
}

/**
 * What pdf.js answers. Whatever it fails with lies in the file.
 * @throws ReadError if the file is encrypted or damaged
 */
export async function fromPdf<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === "PasswordException")
      throw new ReadError("是加密的PDF文件，请解除密码后再导入");
    throw new ReadError(damaged);
  }
}

const largestStream = 128 * 1024 * 1024;

/**
 * Loads a module that replaces functions of the language by slow copies of its own, and puts the fast ones back:
 * the compatibility layer of pdf.js makes Array.push for the whole process several times slower.
 */
async function keepingNatives<T>(load: () => Promise<T>): Promise<T> {
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
class InflateAtOnce {
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

const known = new Map(Object.entries(cmaps));

/** Hands pdf.js the Chinese character maps from memory: the reading process may open no file. */
export class CmapReader {
  async fetch({ name }: { name: string }): Promise<{ cMapData: Uint8Array; isCompressed: boolean }> {
    const encoded = known.get(name);
    if (encoded === undefined) throw new Error(`no character map "${name}"`);
    return { cMapData: new Uint8Array(Buffer.from(encoded, "base64")), isCompressed: true };
  }
}

/** pdf.js asks for fonts and programs that only drawing needs. */
class NothingToFetch {
  async fetch(): Promise<never> {
    throw new Error("not needed for reading");
  }
}
