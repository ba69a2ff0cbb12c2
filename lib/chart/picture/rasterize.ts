import { join } from "node:path";
import sharp from "sharp";

/**
 * SVG to PNG at its own size, in the shipped typeface alone: fontconfig reads where that is when it first draws a
 * text in this process, so this is the one place that makes pictures of SVG.
 */
export async function rasterize(svg: string): Promise<Uint8Array> {
  process.env.FONTCONFIG_FILE = join(/* turbopackIgnore: true */ process.cwd(), "lib", "chart", "fonts.conf");
  return sharp(Buffer.from(svg), { limitInputPixels: 100_000_000 }).png({ compressionLevel: 6 }).toBuffer();
}
