import { cellNumbers } from "@/lib/catalogue/cell-numbers";

/**
 * The cells of the catalogue that a database does not number yet. One made by an early program may have given a
 * number to another cell: then the cell gets one that nobody has.
 */
export function missingCells(
  known: readonly { number: number; id: string }[],
): { number: number; id: string }[] {
  const ids = new Set(known.map(({ id }) => id));
  const taken = new Set(known.map(({ number }) => number));
  let last = Math.max(cellNumbers.length, ...taken);
  return cellNumbers.flatMap((id, index) => {
    if (ids.has(id)) return [];
    const number = index + 1;
    if (!taken.has(number)) return [{ number, id }];
    last += 1;
    return [{ number: last, id }];
  });
}
