import type { Metadata } from "../../document";
import { ReadError } from "../../open/read-error";
import { fromPdf, type PdfFile, type PdfPageProxy, withPdf } from "./engine";
import { matrixOf, type PdfPage, type Rectangle } from "./page-shapes";
import { type Instructions, paintPage } from "./paint-page";
import { type Font, ordinaryFont } from "./paint-state";
import { withoutStruckText } from "./struck-text";
import { uprightPage } from "./upright";

const most = { pages: 500, glyphs: 400_000 };

type LoadedPdf = { pages: PdfPage[]; metadata: Metadata[] };

/**
 * All pages of a PDF file as characters and lines in their places.
 * @throws ReadError if it is encrypted, damaged, over 500 pages or 400,000 characters, a form to be filled in, or
 * has text struck out by notes
 */
export function loadPages(bytes: Uint8Array): Promise<LoadedPdf> {
  return withPdf(bytes, async (file, { OPS }) => {
    if (file.numPages > most.pages)
      throw new ReadError(`有${file.numPages}页，超过${most.pages}页的上限，未读取；请只提供年度报告本身`);
    const names = new Map(Object.entries(OPS).map(([name, code]) => [Number(code), name]));
    const layers = await fromPdf(file.getOptionalContentConfig());
    const pages: PdfPage[] = [];
    let pictures: StoredPicture[] | null = null;
    const hidesPicture = (box: Rectangle) => {
      pictures ??= storedPictures(bytes);
      return hidesBelow(box, pictures);
    };
    let glyphs = 0;
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await fromPdf(file.getPage(number));
      await refuseNotes(page);
      const list: Instructions = await fromPdf(page.getOperatorList({ annotationMode: 0 }));
      const viewport = page.getViewport({ scale: 1 });
      const base = matrixOf(viewport.transform);
      if (!base) throw new ReadError(`的第${number}页尺寸有误，无法读取，请重新导出PDF`);
      const fonts = await fontsOf(page, list, names);
      const painted = paintPage(list, names, base, fonts, (layer) => layers.isVisible(layer));
      const upright = uprightPage(painted, { width: viewport.width, height: viewport.height }, hidesPicture);
      pages.push(withoutStruckText(upright));
      page.cleanup();
      glyphs += painted.glyphs.length;
      if (glyphs > most.glyphs)
        throw new ReadError("的文字超过40万字，不像年度报告，未读取；请只提供年度报告本身");
    }
    return { pages, metadata: await titleOf(file) };
  });
}

async function fontsOf(
  page: PdfPageProxy,
  list: Instructions,
  names: ReadonlyMap<number, string>,
): Promise<Map<string, Font>> {
  const fonts = new Map<string, Font>();
  const use = async (name: unknown) => {
    if (typeof name === "string" && !fonts.has(name)) fonts.set(name, await fontOf(page, name));
  };
  for (const [at, code] of list.fnArray.entries()) {
    const args = list.argsArray[at];
    if (!Array.isArray(args)) continue;
    const name = names.get(code);
    if (name === "setFont") await use(args[0]);
    else if (name === "setGState" && Array.isArray(args[0]))
      for (const setting of args[0])
        if (Array.isArray(setting) && setting[0] === "Font" && Array.isArray(setting[1]))
          await use(setting[1][0]);
  }
  return fonts;
}

async function fontOf(page: PdfPageProxy, name: string): Promise<Font> {
  const loaded: unknown = await new Promise((resolve) => page.commonObjs.get(name, resolve));
  if (typeof loaded !== "object" || loaded === null) return ordinaryFont;
  const vertical = "vertical" in loaded && loaded.vertical === true;
  const unit = "fontMatrix" in loaded ? matrixOf(loaded.fontMatrix)?.[0] : undefined;
  return { vertical, unit: unit ?? ordinaryFont.unit };
}

const isStrike = (note: unknown) =>
  typeof note === "object" && note !== null && "subtype" in note && note.subtype === "StrikeOut";

/** What is typed into the fields of a form, noted or struck out on a page is no part of its text, yet it is seen. */
async function refuseNotes(page: PdfPageProxy): Promise<void> {
  const notes: readonly unknown[] = await fromPdf(page.getAnnotations({ intent: "display" }));
  const isFilled = (note: unknown) =>
    typeof note === "object" &&
    note !== null &&
    (("fieldValue" in note && typeof note.fieldValue === "string" && note.fieldValue.trim() !== "") ||
      ("subtype" in note && note.subtype === "FreeText"));
  if (notes.some(isStrike))
    throw new ReadError("的一些文字被批注划掉，无法可靠读取，请把改动写进正文后重新导出PDF，或提供Word原件");
  if (notes.some(isFilled))
    throw new ReadError("的内容填写在PDF的表单域或文字批注里，无法可靠读取，请打印为普通PDF或提供Word原件");
}

async function titleOf(file: PdfFile): Promise<Metadata[]> {
  const { info }: { info: object } = await fromPdf(file.getMetadata());
  const title = "Title" in info && typeof info.Title === "string" ? info.Title.trim().slice(0, 300) : "";
  return title === "" ? [] : [{ name: "title", value: title }];
}

/** A picture stored in a file: its pixels, and whether parts of it may be seen through. */
type StoredPicture = { width: number; height: number; masked: boolean };

const longestEntry = 4000;
/** How much the sides of a picture on a page may differ from those it is stored with. */
const sameShape = 0.04;

/**
 * The pictures that the objects of a file describe, without those that are masks of others. pdf.js tells only where a
 * picture is painted and not which.
 */
function storedPictures(bytes: Uint8Array): StoredPicture[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pictures: (StoredPicture & { name: string })[] = [];
  const masks = new Set<string>();
  for (let at = file.indexOf("/Image"); at !== -1; at = file.indexOf("/Image", at + 6)) {
    const begin = file.lastIndexOf(" obj", at);
    const end = file.indexOf("stream", at);
    if (begin === -1 || end === -1 || end - begin > longestEntry) continue;
    const entry = file.toString("latin1", begin, end);
    if (!/\/Subtype\s*\/Image\b/.test(entry)) continue;
    const mask = /\/S?Mask\s+(\d+)\s+\d+\s+R/.exec(entry)?.[1];
    if (mask) masks.add(mask);
    const name = /(\d+)\s+\d+$/.exec(file.toString("latin1", Math.max(0, begin - 20), begin))?.[1] ?? "";
    pictures.push({
      name,
      width: numberOf(entry, "Width"),
      height: numberOf(entry, "Height"),
      masked: isMasked(entry),
    });
  }
  return pictures.filter(({ name }) => !masks.has(name)).map(({ name: _, ...picture }) => picture);
}

const numberOf = (entry: string, key: string) =>
  Number(new RegExp(`/${key}\\s+(\\d+)(?!\\s+\\d+\\s+R)`).exec(entry)?.[1] ?? Number.NaN);

const isMasked = (entry: string) => /\/S?Mask\b|\/ImageMask\s+true|\/SMaskInData\s+[12]/.test(entry);

/** Whether a picture painted into a box hides what is below it: one of this shape, or else any, has no mask. */
function hidesBelow(box: Rectangle, pictures: readonly StoredPicture[]): boolean {
  const shape = (box.x1 - box.x0) / (box.y1 - box.y0);
  const alike = pictures.filter(({ width, height }) => Math.abs(width / height / shape - 1) <= sameShape);
  return (alike.length > 0 ? alike : pictures).some(({ masked }) => !masked);
}
