import { Buffer } from "node:buffer";

/** What a test wants on one page of a PDF written by hand. */
export type TinyPage = { content: string; size?: readonly [width: number, height: number]; rotate?: number };

/**
 * A PDF file of a few pages, uncompressed. Two fonts that are not embedded stand ready, as old printer drivers leave
 * them: /U takes UTF-16 (UniGB-UCS2-H), /G takes GBK (GBK-EUC-H). /Im is a picture of one dot, /See one that parts are left out
 * of, and /Faint sets what is filled to a twentieth.
 * @param extra further entries for every page, such as annotations
 */
export function tinyPdf(pages: readonly TinyPage[], extra = ""): Uint8Array {
  const font = (encoding: string, descendant: number) =>
    `<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/${encoding}/DescendantFonts[${descendant} 0 R]>>`;
  const descendant = `<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500 814 939 500]/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>/FontDescriptor 6 0 R>>`;
  const kids = pages.map((_, index) => `${8 + index * 2} 0 R`).join(" ");
  const objects = [
    "<</Type/Catalog/Pages 2 0 R>>",
    `<</Type/Pages/Count ${pages.length}/Kids[${kids}]/Resources<</Font<</U 3 0 R/G 4 0 R>>/XObject<</Im 7 0 R/See ${8 + pages.length * 2} 0 R>>/ExtGState<</Faint<</ca 0.05>>>>>>>>`,
    font("UniGB-UCS2-H", 5),
    font("GBK-EUC-H", 5),
    descendant,
    "<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>",
    picture("/Width 1/Height 1"),
    ...pages.flatMap(({ content, size = [595, 842], rotate = 0 }, index) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${size.join(" ")}]/Rotate ${rotate}/Contents ${9 + index * 2} 0 R${extra}>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
    picture("/Width 3/Height 1/Mask[0 0]"),
  ];
  let file = "%PDF-1.4\n";
  const starts = objects.map((object, index) => {
    const start = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = starts.map((start) => `${String(start).padStart(10, "0")} 00000 n \n`).join("");
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

const picture = (entries: string) =>
  `<</Type/XObject/Subtype/Image${entries}/BitsPerComponent 8/ColorSpace/DeviceGray/Length 3>>stream\n000\nendstream`;

const utf16 = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex");

/** Text at a place, points from the lower left corner. */
export const write = (text: string, x: number, y: number, size = 10, more = "") =>
  `BT /U ${size} Tf ${more} 1 0 0 1 ${x} ${y} Tm <${utf16(text)}> Tj ET`;

type Drawing = {
  /** Column edges from left to right, row edges from top to bottom. */
  xs: readonly number[];
  ys: readonly number[];
  texts: readonly (readonly string[])[];
  /** Word fills rectangles half a point thin, and squares for dots; WPS draws with a pen. */
  lines?: "filled" | "stroked" | "dotted" | "none";
};

/** A table with a line around every cell, each text in the middle of its cell. */
export function drawTable({ xs, ys, texts, lines = "filled" }: Drawing): string {
  const parts: string[] = [];
  const line = (x0: number, y0: number, x1: number, y1: number) => {
    if (lines === "filled") parts.push(`${x0} ${y0} ${x1 - x0 + 0.5} ${y1 - y0 + 0.5} re f`);
    if (lines === "dotted")
      for (let at = 0; at <= Math.max(x1 - x0, y1 - y0); at += 1.5)
        parts.push(`${Math.min(x0 + at, x1)} ${Math.min(y0 + at, y1)} 0.5 0.5 re f`);
    if (lines === "stroked") parts.push(`${x0} ${y0} m ${x1} ${y1} l S`);
  };
  texts.forEach((row, r) => {
    row.forEach((text, c) => {
      const [x0 = 0, x1 = 0] = [xs[c], xs[c + 1]];
      const [top = 0, bottom = 0] = [ys[r], ys[r + 1]];
      line(x0, bottom, x1, bottom);
      line(x0, top, x1, top);
      line(x0, bottom, x0, top);
      line(x1, bottom, x1, top);
      const width = [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) < 256 ? 5 : 10), 0);
      if (text !== "") parts.push(write(text, (x0 + x1 - width) / 2, (top + bottom) / 2 - 3.5));
    });
  });
  return parts.join("\n");
}
