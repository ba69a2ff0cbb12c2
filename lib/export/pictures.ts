import type { ExportedChart } from "./exported-view";

/**
 * Draws charts as framed pictures, with title, legend, source and version inside. Handed to the exporters, so that they are functions
 * of what they are given.
 */
export type Pictures = {
  svg(chart: ExportedChart): Promise<string>;
  png(chart: ExportedChart): Promise<Uint8Array>;
};

/** Width and height in px of a PNG, from its header. @throws where the bytes are no PNG */
export function pngSize(png: Uint8Array): { width: number; height: number } {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  if (png.length < 24 || view.getUint32(0) !== signature) throw new Error("not a PNG");
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

const signature = 0x89504e47;
