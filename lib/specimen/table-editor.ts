import { type DrawnBox, type DrawnTable, slotsOf } from "./drawn-table";
import type { Random } from "./seeded-random";

/** What a cell may be read as: one of some figures, or, where the list is empty, none that is not named. */
export type Allowed = Map<string, readonly number[]>;

/** A table with the edit made, and what its cells may be read as now; null where there is no place for it. */
export type Rearranged = { table: DrawnTable; allowed: Allowed } | null;

/** A copy of a table, and what its cells may be read as after each edit. */
export class TableEditor {
  private readonly table: DrawnTable;
  private readonly allowed: Allowed = new Map();

  constructor(table: DrawnTable) {
    this.table = { ...table, rows: table.rows.map((row) => row.map((box) => ({ ...box }))) };
    for (const box of this.table.rows.flat())
      if (box.cell !== null) this.allowed.set(box.cell, figuresOf(box.text));
  }

  figureRows(): number[] {
    return this.table.rows.flatMap((row, at) => (row.some(({ cell }) => cell !== null) ? [at] : []));
  }

  /** The boxes of heads right above figures, each over one column of them. */
  heads(): DrawnBox[] {
    const below = (head: DrawnBox, at: number) =>
      this.table.rows
        .slice(at + 1)
        .flat()
        .find(({ cell, column }) => cell !== null && column === head.column);
    return this.table.rows.flatMap((row, at) =>
      row.filter(
        (box) =>
          box.role === "label" &&
          box.text !== "" &&
          !row.some(({ cell }) => cell !== null) &&
          below(box, at)?.columns === box.columns,
      ),
    );
  }

  private result(): Rearranged {
    return { table: this.table, allowed: this.allowed };
  }

  private figures(row: number): DrawnBox[] {
    return (this.table.rows[row] ?? []).filter(({ cell }) => cell !== null);
  }

  private label(row: number): DrawnBox | undefined {
    return (this.table.rows[row] ?? []).findLast(({ role }) => role === "label");
  }

  /** The figures under a head: down to where another stands in its column. */
  private under(head: DrawnBox): DrawnBox[] {
    const from = this.table.rows.findIndex((row) => row.includes(head));
    const found: DrawnBox[] = [];
    for (const row of this.table.rows.slice(from + 1)) {
      const box = row.find(({ column }) => column === head.column);
      if (box?.cell != null) found.push(box);
      else if (box && found.length > 0) break;
    }
    return found;
  }

  private allow(box: DrawnBox, figures: readonly number[]): void {
    if (box.cell !== null) this.allowed.set(box.cell, figures);
  }

  swapLabels(row: number, other: number): Rearranged {
    const [one, two] = [this.label(row), this.label(other)];
    const [first, second] = [this.figures(row), this.figures(other)];
    if (!one || !two || one.columns !== two.columns || first.length !== second.length) return null;
    [one.text, two.text] = [two.text, one.text];
    this.exchange(first, second);
    return this.result();
  }

  swapFigures(row: number, other: number): Rearranged {
    const [first, second] = [this.figures(row), this.figures(other)];
    if (first.length !== second.length) return null;
    this.exchange(first, second);
    first.forEach((box, at) => {
      const pair = second[at];
      if (pair) [box.text, pair.text] = [pair.text, box.text];
    });
    return this.result();
  }

  private exchange(first: readonly DrawnBox[], second: readonly DrawnBox[]): void {
    first.forEach((box, at) => {
      const pair = second[at];
      if (!pair) return;
      const [mine, theirs] = [figuresOf(box.text), figuresOf(pair.text)];
      this.allow(box, theirs);
      this.allow(pair, mine);
    });
  }

  swapHeads(head: DrawnBox, other: DrawnBox): Rearranged {
    const [first, second] = [this.under(head), this.under(other)];
    if (head.text === other.text || first.length !== second.length) return null;
    const at = (box: DrawnBox) => this.table.rows.findIndex((row) => row.includes(box));
    if (at(head) !== at(other)) return null;
    [head.text, other.text] = [other.text, head.text];
    this.exchange(first, second);
    return this.result();
  }

  retitle(head: DrawnBox, text: string): Rearranged {
    head.text = text;
    return this.result();
  }

  replaceHead(head: DrawnBox, text: string): Rearranged {
    for (const box of this.under(head)) this.allow(box, []);
    return this.retitle(head, text);
  }

  replaceLabel(row: number, text: string): Rearranged {
    const label = this.label(row);
    if (!label) return null;
    label.text = text;
    // Figures without a label may be those of the row that is missing there; under a strange one they are not.
    if (text !== "") for (const box of this.figures(row)) this.allow(box, []);
    return this.result();
  }

  dropColumn(head: DrawnBox): Rearranged {
    if (head.columns !== 1) return null;
    for (const box of this.under(head)) this.allow(box, []);
    const { column } = head;
    const rows = this.table.rows.map((row) =>
      row.flatMap((box): DrawnBox[] => {
        if (box.column > column) return [{ ...box, column: box.column - 1 }];
        if (box.column + box.columns <= column) return [box];
        return box.columns === 1 ? [] : [{ ...box, columns: box.columns - 1 }];
      }),
    );
    return { table: { ...this.table, columns: this.table.columns - 1, rows }, allowed: this.allowed };
  }

  addColumn(before: DrawnBox, text: string, figure: () => string): Rearranged {
    const at = this.table.rows.findIndex((row) => row.includes(before));
    const { column } = before;
    const heads = new Set(this.heads());
    const isHeadRow = (row: readonly DrawnBox[]) => row.some((box) => heads.has(box));
    const rows = this.table.rows.map((row, place) => {
      const moved = row.map((box) => {
        if (box.column >= column) return { ...box, column: box.column + 1 };
        return box.column + box.columns > column ? { ...box, columns: box.columns + 1 } : box;
      });
      const isCovered = moved.some((box) => box.column <= column && box.column + box.columns > column);
      if (isCovered || this.isCoveredFromAbove(place, column)) return moved;
      const isHead = isHeadRow(row) || place <= at;
      const added: DrawnBox = {
        text: isHeadRow(row) ? text : place <= at ? "" : figure(),
        role: isHead ? "label" : "cell",
        cell: null,
        column,
        columns: 1,
        rows: 1,
      };
      return [...moved, added].sort((a, b) => a.column - b.column);
    });
    const table = { ...this.table, columns: this.table.columns + 1, rows };
    return isWhole(table) ? { table, allowed: this.allowed } : null;
  }

  private isCoveredFromAbove(row: number, column: number): boolean {
    return this.table.rows.some((boxes, at) =>
      boxes.some(
        (box) => at < row && at + box.rows > row && box.column < column && box.column + box.columns > column,
      ),
    );
  }

  /** Every figure one place to the right: the first place is blank, the last figure is lost. */
  shiftRow(row: number): Rearranged {
    const figures = this.figures(row);
    if (figures.length < 2) return null;
    const texts = figures.map(({ text }) => text);
    figures.forEach((box, at) => {
      box.text = texts[at - 1] ?? "";
      this.allow(box, figuresOf(box.text));
    });
    return this.result();
  }

  joinRows(row: number, by: string): Rearranged {
    const [label, next] = [this.label(row), this.label(row + 1)];
    const [figures, below] = [this.figures(row), this.figures(row + 1)];
    const lines = this.table.rows[row + 1] ?? [];
    if (!label || !next || figures.length !== below.length || lines.length !== below.length + 1) return null;
    label.text = `${label.text}${by}${next.text}`;
    figures.forEach((box, at) => {
      box.text = `${box.text}${by}${below[at]?.text ?? ""}`;
    });
    return this.withoutRow(row + 1);
  }

  private withoutRow(gone: number): Rearranged {
    const rows = this.table.rows.map((row, at) =>
      row.map((box) => (at < gone && at + box.rows > gone ? { ...box, rows: box.rows - 1 } : box)),
    );
    const table = { ...this.table, rows: rows.filter((_, at) => at !== gone) };
    return isWhole(table) ? { table, allowed: this.allowed } : null;
  }

  /** The label in one row, its figures in the next without a label. */
  splitRow(row: number): Rearranged {
    const own = this.table.rows[row] ?? [];
    const label = this.label(row);
    if (!label) return null;
    const blank = own.map((box) => (box.cell === null ? box : { ...box, text: "", cell: null }));
    const below = [{ ...label, text: "" }, ...own.filter(({ cell }) => cell !== null)];
    const rows = this.table.rows.map((boxes, at) =>
      boxes.map((box) =>
        at <= row && at + box.rows > row && (at < row || box.rows > 1) ? { ...box, rows: box.rows + 1 } : box,
      ),
    );
    rows.splice(
      row,
      1,
      blank.map((box) => (box.rows > 1 ? { ...box, rows: box.rows + 1 } : box)),
      below,
    );
    const table = { ...this.table, rows };
    return isWhole(table) ? { table, allowed: this.allowed } : null;
  }

  /** The row again right below it, with other figures. */
  doubleRow(row: number, figure: () => string): Rearranged {
    const figures = this.figures(row);
    const copy = figures.map((box) => ({ ...box, text: figure(), cell: null }));
    if (copy.every((box, at) => box.text === figures[at]?.text)) return null;
    figures.forEach((box, at) => {
      if (box.text !== copy[at]?.text) this.allow(box, []);
    });
    const label = this.label(row);
    const rows = this.table.rows.map((boxes, at) =>
      boxes.map((box) =>
        at <= row && at + box.rows > row && (at < row || box.rows > 1) ? { ...box, rows: box.rows + 1 } : box,
      ),
    );
    const again = label && this.table.id !== "disputes" ? [{ ...label }, ...copy] : copy;
    rows.splice(row + 1, 0, again);
    const table = { ...this.table, rows };
    return isWhole(table) ? { table, allowed: this.allowed } : null;
  }

  figuresFirst(row: number): Rearranged {
    const [label, figures] = [this.label(row), this.figures(row)];
    if (!label || label.rows > 1) return null;
    const width = figures.reduce((sum, { columns }) => sum + columns, 0);
    const rows = this.table.rows.map((boxes, at) => {
      if (at !== row) return boxes;
      const before = boxes.filter((box) => box !== label && box.cell === null);
      const moved = figures.map((box) => ({ ...box, column: box.column - label.columns }));
      return [...before, ...moved, { ...label, column: label.column + width }];
    });
    const table = { ...this.table, rows };
    return isWhole(table) ? { table, allowed: this.allowed } : null;
  }

  /** Two neighbours written into one box, the other blank. */
  mergeFigures(row: number, random: Random): Rearranged {
    const figures = this.figures(row);
    const at = random.int(0, figures.length - 2);
    const [box, next] = [figures[at], figures[at + 1]];
    if (!box || !next) return null;
    // Where each box has its own line the two are as they were, and may be read so.
    box.text = `${box.text}${random.pick([" ", "  ", "\u3000"])}${next.text}`;
    next.text = "";
    return this.result();
  }
}

/** The figure that a printed text is. */
function figuresOf(text: string): number[] {
  const digits = text.normalize("NFKC").replace(/[\s,]/g, "");
  return /^[+-]?\d+(?:\.\d+)?$/.test(digits) ? [Number(digits)] : [];
}

/** Whether every place of a table has its box. */
function isWhole(table: DrawnTable): boolean {
  try {
    slotsOf(table);
    return true;
  } catch {
    return false;
  }
}
