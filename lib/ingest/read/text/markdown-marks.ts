/** A line end as markup has it. */
export const breaks = /<br\s*\/?>/i;
const everyBreak = new RegExp(breaks, "gi");
const spaceEntity = /&(?:nbsp|emsp|ensp|#160|#xa0);/gi;
const escaped = /\\(?=[-+.*_#()[\]!~<>|/])/g;
/** What programs write where a table has nothing. */
const nothing = /^(?:nan|none|null|<na>|unnamed: ?\d{1,2}(?:_level_\d)?)$/i;

/** A line without the marks of markdown for headings and bold type, and without escapes. */
export function plain(line: string): string {
  let text = line.trim();
  if (text.length === 1) return text;
  if (text.includes("&")) text = text.replace(spaceEntity, " ").trim();
  if (text.includes("\\")) text = text.replace(escaped, "");
  if (!text.startsWith("#") && !text.includes("**")) return text;
  return text.replace(/^#{1,6}\s+/, "").replace(/\*\*(.+?)\*\*/g, "$1");
}

/** The same for a cell: its line ends are told, and a word for nothing is nothing. */
export function plainCell(cell: string): string {
  const text = plain(cell.includes("<") ? cell.replace(everyBreak, "\n") : cell);
  return text.length >= 3 && nothing.test(text) ? "" : text;
}
