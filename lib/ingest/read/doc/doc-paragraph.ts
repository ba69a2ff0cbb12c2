import type { CellMerge, RowEdges } from "../table/edge-table";
import { type DocBytes, sprmsOf } from "./doc-sprms";

export type DocParagraph = {
  /** How many tables it stands in. */
  depth: number;
  /** Its mark ends a cell of an inner table, or a row. */
  endsInnerCell: boolean;
  endsRow: boolean;
  row: RowEdges | null;
};

const code = {
  inTable: 0x2416,
  rowEnd: 0x2417,
  depth: 0x6649,
  innerCell: 0x244b,
  innerRowEnd: 0x244c,
  far: 0x6646,
  farOld: 0x6645,
  farTable: 0x646b,
  define: 0xd608,
  merge: 0x5624,
  mergeDown: 0xd62b,
};
const deepest = 16;

/** What a paragraph's properties say of tables. Long ones lie in the data stream. */
export function docParagraph(list: DocBytes | null, data: DocBytes | null): DocParagraph {
  const found: DocParagraph = { depth: 0, endsInnerCell: false, endsRow: false, row: null };
  const take = (from: DocBytes, far: boolean) => {
    for (const { code: name, operand } of sprmsOf(from)) {
      const isOn = operand.length > 0 && operand.u8(0) !== 0;
      if (name === code.inTable) found.depth = isOn ? Math.max(found.depth, 1) : 0;
      else if (name === code.depth) found.depth = Math.min(operand.u32(0), deepest);
      else if (name === code.rowEnd || name === code.innerRowEnd) found.endsRow = isOn;
      else if (name === code.innerCell) found.endsInnerCell = isOn;
      else if (name === code.define) found.row = rowOf(operand);
      else if (name === code.merge && found.row) mergeAcross(found.row, operand.u8(0), operand.u8(1));
      else if (name === code.mergeDown && found.row) mergeDown(found.row, operand);
      else if (!far && data && (name === code.far || name === code.farOld || name === code.farTable)) {
        const at = operand.u32(0);
        if (at + 2 <= data.length)
          take(data.part(at + 2, Math.min(data.u16(at), data.length - at - 2)), true);
      }
    }
  };
  if (list) take(list, false);
  return found;
}

function rowOf(operand: DocBytes): RowEdges | null {
  if (operand.length < 1) return null;
  const count = operand.u8(0);
  const cellsAt = 1 + (count + 1) * 2;
  if (count === 0 || cellsAt > operand.length) return null;
  const edges = Array.from({ length: count + 1 }, (_, index) => operand.i16(1 + index * 2));
  const flags = Array.from({ length: count }, (_, index) => {
    const at = cellsAt + index * 20;
    return at + 2 <= operand.length ? operand.u16(at) : 0;
  });
  const isLeft = mergedLeft(flags.map((bits) => bits & 3));
  const cells = flags.map(
    (bits, index): CellMerge => ({ merge: mergeOf((bits >>> 5) & 3), mergedLeft: isLeft[index] === true }),
  );
  return { edges, cells };
}

/** Programs differ in which of two bits begins a merge; whichever comes first in a run of them does. */
function mergedLeft(flags: readonly number[]): boolean[] {
  let begins = 0;
  return flags.map((flag, index) => {
    if (flag !== 0 && flags[index - 1] === 0) begins = flag;
    else if (index === 0) begins = flag;
    return flag !== 0 && index > 0 && flags[index - 1] !== 0 && flag !== begins;
  });
}

const mergeOf = (bits: number): CellMerge["merge"] => (bits & 2 ? "restart" : bits & 1 ? "continue" : "none");

function mergeAcross(row: RowEdges, first: number, limit: number): void {
  for (const cell of row.cells.slice(first + 1, limit)) cell.mergedLeft = true;
}

function mergeDown(row: RowEdges, operand: DocBytes): void {
  const cell = operand.length >= 2 ? row.cells[operand.u8(0)] : undefined;
  if (cell) cell.merge = mergeOf(operand.u8(1));
}
