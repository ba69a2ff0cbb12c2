import { ReadError } from "../../open/read-error";
import { CmapReader, NothingToFetch } from "./cmap-reader";
import { InflateAtOnce, keepingNatives } from "./native-functions";

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
