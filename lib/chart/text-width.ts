const wide =
  /[\u1100-\u115f\u2018-\u201d\u2026\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3ffff}]/u;

const broad = /[%MWmw@]/;

/** Width in px, reckoned: a Chinese character 1 em, %, M and W 0.93 em, any other 0.55 em. No font is asked. */
export function textWidth(text: string, fontSize: number): number {
  let em = 0;
  for (const character of text) em += wide.test(character) ? 1 : broad.test(character) ? 0.93 : 0.55;
  return em * fontSize;
}

/** The text, or as much of it as fits in `width` px with “…” behind. */
export function cutText(text: string, width: number, fontSize: number): string {
  if (textWidth(text, fontSize) <= width) return text;
  let kept = "";
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, fontSize) > width) break;
    kept += character;
  }
  return `${kept}…`;
}

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
