/** A line end as markup has it. */
export const lineBreakTag = /<br\s*\/?>/i;
const everyBreak = new RegExp(lineBreakTag, "gi");
const spaceEntity = /&(?:nbsp|emsp|ensp|#160|#xa0);/gi;
const escaped = /\\(?=[-+.*_#()[\]!~<>|/])/g;
/** What programs write where a table has nothing. */
const nothing = /^(?:nan|none|null|<na>|unnamed: ?\d{1,2}(?:_level_\d)?)$/i;

/** A line without the marks of markdown for headings and bold type, and without escapes. */
export function stripMarkdown(line: string): string {
  let text = line.trim();
  if (text.length === 1) return text;
  if (text.includes("&")) text = text.replace(spaceEntity, " ").trim();
  if (text.includes("\\")) text = text.replace(escaped, "");
  if (!text.startsWith("#") && !text.includes("**")) return text;
  return text.replace(/^#{1,6}\s+/, "").replace(/\*\*(.+?)\*\*/g, "$1");
}

/** The same for a cell: its line ends are told, and a word for nothing is nothing. */
export function stripMarkdownCell(cell: string): string {
  const text = stripMarkdown(cell.includes("<") ? cell.replace(everyBreak, "\n") : cell);
  return text.length >= 3 && nothing.test(text) ? "" : text;
}

const bars = /^\s*[|│｜]+\s*$/;
const opensRow = /^\s*[|│｜]\s*[^\s|│｜-]/;
const closed = /[|│｜]\s*$/;
const fewest = 6;

/**
 * Lines of a table whose cells each have a line of their own, and the bars between them too (`| 规章`, `|`, `0`, `|`),
 * as one line a row; other lines as they are. A bar behind a bar is a blank cell.
 */
export function joinSplitRows(lines: readonly string[]): readonly string[] {
  if (lines.filter((line) => bars.test(line)).length < fewest) return lines;
  const whole: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    if (!opensRow.test(line) || closed.test(line) || !bars.test(lines[at + 1] ?? "")) {
      whole.push(line);
      continue;
    }
    let row = line.trim();
    while (isOfRow(lines, at + 1)) {
      at += 1;
      row += lines[at]?.trim() ?? "";
    }
    whole.push(row);
  }
  return whole;
}

/** Bars alone, or a cell between two lines of bars. */
const isOfRow = (lines: readonly string[], at: number) =>
  bars.test(lines[at] ?? "") ||
  (bars.test(lines[at - 1] ?? "") && bars.test(lines[at + 1] ?? "") && !/[|│｜]/.test(lines[at] ?? "|"));
