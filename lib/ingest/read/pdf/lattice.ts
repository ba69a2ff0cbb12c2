import type { PagePoint, Rectangle, Ruling } from "./page-shapes";
import { joinRulings, levelsOf, nearestLevel, slack } from "./rulings";

/**
 * A cell between drawn lines: rows and columns from 0, and how many of them it spans. It is `outside` where no line
 * parts it from what is beside the table, though there are such lines: rows shorter than others end before it.
 */
export type LatticeCell = {
  row: number;
  column: number;
  rows: number;
  columns: number;
  outside?: true;
};

/** A drawn table: its edges from left to right and from top to bottom, and the cells between them. */
export type Lattice = Rectangle & {
  xs: number[];
  ys: number[];
  cells: LatticeCell[];
  /** The cell at a point, or null outside the table. */
  cellAt(point: PagePoint): number | null;
};

const most = { lines: 3000, slots: 100_000 };

/**
 * The tables that lines draw: lines that touch belong together, and where no line parts two slots they are one
 * cell. A table needs at least two columns; its outer sides may be open.
 */
export function latticesOf(rulings: readonly Ruling[]): Lattice[] {
  const across = joinRulings(rulings.filter(({ horizontal }) => horizontal));
  const down = joinRulings(rulings.filter(({ horizontal }) => !horizontal));
  if (across.length + down.length > most.lines) return [];
  return groupsOf(across, down).flatMap(([rows, columns]) => latticeOf(rows, columns) ?? []);
}

type Group = [across: Ruling[], down: Ruling[]];

function groupsOf(across: readonly Ruling[], down: readonly Ruling[]): Group[] {
  const parent = [...across, ...down].map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    for (let up = parent[at]; up !== undefined && up !== at; up = parent[at]) at = up;
    return at;
  };
  across.forEach((row, i) => {
    down.forEach((column, j) => {
      if (touches(row, column)) parent[root(across.length + j)] = root(i);
    });
  });
  const groups = new Map<number, Group>();
  [...across, ...down].forEach((ruling, index) => {
    const group = groups.get(root(index)) ?? [[], []];
    group[ruling.horizontal ? 0 : 1].push(ruling);
    groups.set(root(index), group);
  });
  return [...groups.values()];
}

const covers = ({ from, to }: Ruling, place: number) => place >= from - slack && place <= to + slack;
const touches = (row: Ruling, column: Ruling) => covers(row, column.at) && covers(column, row.at);

function latticeOf(across: readonly Ruling[], down: readonly Ruling[]): Lattice | null {
  if (across.length === 0 || down.length === 0) return null;
  const xs = levelsOf([...down.map(({ at }) => at), ...endsOf(across)]);
  const ys = levelsOf([...across.map(({ at }) => at), ...endsOf(down)]);
  const width = xs.length - 1;
  const height = ys.length - 1;
  if (width < 2 || height < 1 || width * height > most.slots) return null;
  const rightWall = wallsOf(down, xs, ys);
  const lowerWall = wallsOf(across, ys, xs);
  const owner = ownersOf(width, height, (row, column, side) =>
    side === "right"
      ? rightWall.has((column + 1) * ys.length + row)
      : lowerWall.has((row + 1) * xs.length + column),
  );
  const isOutside = outsideOf(rightWall, ys.length - 1, width);
  const cells = cellsOf(owner, width).map((cell) =>
    isOutside(cell) ? { ...cell, outside: true as const } : cell,
  );
  const slots = new Map<number, number>();
  cells.forEach((cell, index) => {
    for (let row = cell.row; row < cell.row + cell.rows; row += 1)
      for (let column = cell.column; column < cell.column + cell.columns; column += 1)
        slots.set(row * width + column, index);
  });
  const [x0, y0, x1, y1] = [xs[0] ?? 0, ys[0] ?? 0, xs.at(-1) ?? 0, ys.at(-1) ?? 0];
  return {
    ...{ x0, y0, x1, y1, xs, ys, cells },
    cellAt({ x, y }) {
      if (x < x0 || x > x1 || y < y0 || y > y1) return null;
      const column = xs.findLastIndex((edge, index) => index < width && edge <= x);
      const row = ys.findLastIndex((edge, index) => index < height && edge <= y);
      return slots.get(row * width + column) ?? null;
    },
  };
}

/** Which cells lie beyond the end of their rows, by the walls right of each column; those of column 0 are left of it. */
function outsideOf(
  walls: ReadonlySet<number>,
  height: number,
  width: number,
): (cell: LatticeCell) => boolean {
  const isDrawn = (edge: number, row: number) => walls.has(edge * (height + 1) + row);
  const rows = Array.from({ length: height }, (_, row) => row);
  // Some tables are open on both sides; on a page that holds short rows only, the right one is open alone.
  const sides = [0, width].some((edge) => rows.some((row) => isDrawn(edge, row))) ? [0, width] : [];
  return (cell) =>
    sides.some(
      (edge) =>
        (edge === 0 ? cell.column === 0 : cell.column + cell.columns === width) &&
        rows.slice(cell.row, cell.row + cell.rows).every((row) => !isDrawn(edge, row)),
    );
}

const endsOf = (lines: readonly Ruling[]) => [
  Math.min(...lines.map(({ from }) => from)),
  Math.max(...lines.map(({ to }) => to)),
];

/** Which pieces of the edges are drawn, as edge number × places + place. */
function wallsOf(lines: readonly Ruling[], edges: readonly number[], places: readonly number[]): Set<number> {
  const walls = new Set<number>();
  for (const line of lines) {
    const edge = nearestLevel(edges, line.at);
    places.forEach((start, index) => {
      const end = places[index + 1];
      if (end === undefined) return;
      const centre = (start + end) / 2;
      if (centre >= line.from && centre <= line.to) walls.add(edge * places.length + index);
    });
  }
  return walls;
}

type HasWall = (row: number, column: number, side: "right" | "below") => boolean;

/** To each slot the number of the open space it belongs to. */
function ownersOf(width: number, height: number, hasWall: HasWall): number[] {
  const owner: number[] = Array.from({ length: width * height }, () => -1);
  const isOpen = (slot: number, next: number) => {
    const row = Math.floor(Math.min(slot, next) / width);
    const column = Math.min(slot, next) % width;
    return !hasWall(row, column, Math.abs(slot - next) === 1 ? "right" : "below");
  };
  for (let start = 0; start < owner.length; start += 1) {
    if (owner[start] !== -1) continue;
    owner[start] = start;
    const open = [start];
    for (let slot = open.pop(); slot !== undefined; slot = open.pop()) {
      const column = slot % width;
      const around = [
        ...(column > 0 ? [slot - 1] : []),
        ...(column < width - 1 ? [slot + 1] : []),
        slot - width,
        slot + width,
      ];
      for (const next of around)
        if (owner[next] === -1 && isOpen(slot, next)) {
          owner[next] = start;
          open.push(next);
        }
    }
  }
  return owner;
}

/** Spaces as cells. A space that is no rectangle, because a line is missing, falls into its rows. */
function cellsOf(owner: readonly number[], width: number): LatticeCell[] {
  const slots = new Map<number, { rows: number[]; columns: number[] }>();
  owner.forEach((name, slot) => {
    const space = slots.get(name) ?? { rows: [], columns: [] };
    space.rows.push(Math.floor(slot / width));
    space.columns.push(slot % width);
    slots.set(name, space);
  });
  const cells: LatticeCell[] = [];
  for (const { rows, columns } of slots.values()) {
    const row = Math.min(...rows);
    const column = Math.min(...columns);
    const cell = {
      row,
      column,
      rows: Math.max(...rows) - row + 1,
      columns: Math.max(...columns) - column + 1,
    };
    if (cell.rows * cell.columns === rows.length) cells.push(cell);
    else cells.push(...rowPieces(rows, columns));
  }
  return cells.sort((a, b) => a.row - b.row || a.column - b.column);
}

function rowPieces(rows: readonly number[], columns: readonly number[]): LatticeCell[] {
  const pieces: LatticeCell[] = [];
  rows.forEach((row, index) => {
    const column = columns[index];
    const last = pieces.at(-1);
    if (column === undefined) return;
    if (last && last.row === row && last.column + last.columns === column) last.columns += 1;
    else pieces.push({ row, column, rows: 1, columns: 1 });
  });
  return pieces;
}
