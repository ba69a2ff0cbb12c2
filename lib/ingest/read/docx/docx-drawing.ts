import type { Attributes } from "./docx-properties";

const shapes = new Set(
  "v:shape v:rect v:roundrect v:oval v:line v:polyline v:curve v:arc v:image v:group v:textbox w:txbxContent m:oMath w:altChunk w:cellDel".split(
    " ",
  ),
);
/** English metric units and points: specks that cover nothing. */
const tiniest = { emu: 38_100, points: 3 };

/** Whether an element lays something over the text of its cell, or stands for text of it that is not read. */
export function covers(name: string, attributes: Attributes): boolean {
  if (name === "wp:extent") return Number(attributes.cx) > tiniest.emu || Number(attributes.cy) > tiniest.emu;
  if (name === "w:fldSimple") return drawsText(attributes["w:instr"] ?? "");
  if (!shapes.has(name)) return false;
  const sizes = [
    ...(attributes.style ?? "").matchAll(/(?:^|;)\s*(?:width|height):\s*([\d.]+)(?:pt)?(?=;|$)/g),
  ];
  return sizes.length < 2 || sizes.some(([, size]) => Number(size) > tiniest.points);
}

/** Whether the code of a field draws signs itself and keeps no result. */
export const drawsText = (code: string) => /^\s*(?:EQ|ADVANCE|SYMBOL)\b/i.test(code);
