import { ReadError } from "../../open/read-error";
import { type DocBytes, damagedDoc } from "./doc-sprms";

const page = 512;

/** Where in the main stream (from, to) which properties hold; sorted, without overlap in a sound file. */
export type DocRun = { from: number; to: number; list: DocBytes };

type Plc = { table: DocBytes; at: number; size: number };

/** The paragraph properties, from the pages that the table names. */
export const paragraphRuns = (main: DocBytes, plc: Plc): DocRun[] =>
  pagesOf(main, plc).flatMap((pageBytes) =>
    runsOf(pageBytes, 13, (at) => {
      const words = pageBytes.u8(at);
      const [start, size] = words === 0 ? [at + 2, pageBytes.u8(at + 1) * 2] : [at + 1, words * 2 - 1];
      // The first two bytes name the style.
      return size <= 2 ? null : pageBytes.part(start + 2, Math.min(size - 2, page - start - 2));
    }),
  );

/** The character properties likewise. */
export const characterRuns = (main: DocBytes, plc: Plc): DocRun[] =>
  pagesOf(main, plc).flatMap((pageBytes) =>
    runsOf(pageBytes, 1, (at) => pageBytes.part(at + 1, Math.min(pageBytes.u8(at), page - at - 1))),
  );

function pagesOf(main: DocBytes, { table, at, size }: Plc): DocBytes[] {
  if (size < 4) return [];
  const count = Math.floor((size - 4) / 8);
  if (count * page > main.length) throw new ReadError(damagedDoc);
  return Array.from({ length: count }, (_, index) => {
    const number = table.u32(at + (count + 1) * 4 + index * 4) & 0x3fffff;
    return main.part(number * page, page);
  });
}

function runsOf(bytes: DocBytes, entrySize: number, listAt: (at: number) => DocBytes | null): DocRun[] {
  const count = bytes.u8(page - 1);
  const entries = (count + 1) * 4;
  const runs: DocRun[] = [];
  for (let index = 0; index < count; index += 1) {
    const offset = bytes.u8(entries + index * entrySize) * 2;
    const list = offset === 0 ? null : listAt(offset);
    if (list) runs.push({ from: bytes.u32(index * 4), to: bytes.u32(index * 4 + 4), list });
  }
  return runs;
}

/** The run at a place; null where no properties are set. `runs` must be sorted. */
export function runAt(runs: readonly DocRun[], place: number): DocRun | null {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.from ?? Number.POSITIVE_INFINITY) <= place) low = middle + 1;
    else high = middle;
  }
  const run = runs[low - 1];
  return run && place < run.to ? run : null;
}
