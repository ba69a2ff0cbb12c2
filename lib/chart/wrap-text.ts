import { cutText, textWidth } from "./text-width";

/** A line does not begin with these. */
const notFirst = /[，。、；：！？）》”’%·]/;

/** The text in lines of at most `width` px; of more than `most` lines the last kept one is cut with “…”. */
export function wrapText(
  text: string,
  width: number,
  fontSize: number,
  most = Number.POSITIVE_INFINITY,
): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces(text)) {
    if (line !== "" && textWidth(line + piece, fontSize) > width && !notFirst.test(piece)) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += piece;
  }
  if (line !== "") lines.push(line.trimEnd());
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  return [...kept.slice(0, -1), cutText(`${kept.at(-1)}……`, width, fontSize)];
}

/** Chinese characters one by one; Latin words and figures whole. An address may break at every sign. */
function pieces(text: string): string[] {
  return text.match(/[A-Za-z0-9.\-–+−]+|\s|[\s\S]/gu) ?? [];
}
