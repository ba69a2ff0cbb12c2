export type CsvRow = { readonly line: number; readonly cells: readonly string[] };

const FIELD = /"((?:[^"]|"")*)"(,|\r?\n|$)|([^",\r\n]*)(,|\r?\n|$)/y;

/**
 * The rows of an RFC 4180 text with the line each begins on; blank lines are left out.
 * At a quote without its partner reading stops: `brokenAt` is its line.
 */
export function parseCsv(text: string): { rows: CsvRow[]; brokenAt: number | null } {
  const source = text.replace(/^\ufeff/, "");
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let line = 1;
  let start = 1;
  FIELD.lastIndex = 0;
  while (FIELD.lastIndex < source.length || cells.length > 0) {
    const match = FIELD.exec(source);
    if (!match) return { rows, brokenAt: line };
    const [whole, quoted, quotedEnd, plain = "", plainEnd] = match;
    cells.push(quoted?.replaceAll('""', '"') ?? plain);
    line += whole.split("\n").length - 1;
    if ((quotedEnd ?? plainEnd) === ",") continue;
    if (cells.some((cell) => cell !== "")) rows.push({ line: start, cells });
    cells = [];
    start = line;
  }
  return { rows, brokenAt: null };
}

/** One line, without its end; cells with comma, quote or line break are quoted. */
export const csvLine = (cells: readonly string[]): string =>
  cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
