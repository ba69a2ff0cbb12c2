/** One for each colour after the first, which is drawn through; app/print.css has the same. */
const dashes = ["7 3", "2 3", "9 3 2 3", "4 2", "9 3 2 3 2 3", "1 2"];

/** The dashes by which a line's colour is known in grey print; none for the first colour, or if not `shown`. */
export function dashOf(order: number, shown: boolean): { strokeDasharray?: string } {
  const dash = dashes[order - 2];
  return shown && dash !== undefined ? { strokeDasharray: dash } : {};
}
