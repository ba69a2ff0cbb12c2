const bars = /^\s*[|│｜]+\s*$/;
const opensRow = /^\s*[|│｜]\s*[^\s|│｜-]/;
const closed = /[|│｜]\s*$/;
const fewest = 6;

/**
 * Lines of a table whose cells each have a line of their own, and the bars between them too (`| 规章`, `|`, `0`, `|`),
 * as one line a row; other lines as they are. A bar behind a bar is a blank cell.
 */
export function withWholeRows(lines: readonly string[]): readonly string[] {
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
