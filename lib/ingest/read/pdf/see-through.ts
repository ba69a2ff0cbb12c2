import type { Rectangle } from "./page-shapes";

/** A picture stored in a file: its pixels, and whether parts of it may be seen through. */
export type StoredPicture = { width: number; height: number; masked: boolean };

const longestEntry = 4000;
/** How much the sides of a picture on a page may differ from those it is stored with. */
const sameShape = 0.04;

/**
 * The pictures that the objects of a file describe, without those that are masks of others. pdf.js tells only where a
 * picture is painted and not which.
 */
export function storedPictures(bytes: Uint8Array): StoredPicture[] {
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
export function hidesBelow(box: Rectangle, pictures: readonly StoredPicture[]): boolean {
  const shape = (box.x1 - box.x0) / (box.y1 - box.y0);
  const alike = pictures.filter(({ width, height }) => Math.abs(width / height / shape - 1) <= sameShape);
  return (alike.length > 0 ? alike : pictures).some(({ masked }) => !masked);
}
