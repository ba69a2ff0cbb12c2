import { ReadError } from "../../open/read-error";

export const damagedDoc = "的Word文件结构已损坏，无法读取，请重新下载、索取原件或另存为.docx";

/** Reads numbers of a stream; outside of it the file is damaged. */
export class DocBytes {
  readonly #view: DataView;
  constructor(readonly bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }
  get length(): number {
    return this.bytes.length;
  }
  u8(at: number): number {
    return this.#inside(at, 1).getUint8(at);
  }
  u16(at: number): number {
    return this.#inside(at, 2).getUint16(at, true);
  }
  i16(at: number): number {
    return this.#inside(at, 2).getInt16(at, true);
  }
  u32(at: number): number {
    return this.#inside(at, 4).getUint32(at, true);
  }
  part(from: number, length: number): DocBytes {
    if (!(from >= 0 && length >= 0 && from + length <= this.bytes.length)) throw new ReadError(damagedDoc);
    return new DocBytes(this.bytes.subarray(from, from + length));
  }
  #inside(at: number, size: number): DataView {
    if (!(at >= 0 && at + size <= this.bytes.length)) throw new ReadError(damagedDoc);
    return this.#view;
  }
}

type Sprm = { code: number; operand: DocBytes };

const tableDefinition = 0xd608;
const changeTabs = 0xc615;
const fixed = [1, 1, 2, 4, 2, 2, null, 3];

/** The property modifiers (MS-DOC sprm) of a list, in order. A list that ends in the middle of one is cut there. */
export function* sprmsOf(list: DocBytes): Generator<Sprm> {
  for (let at = 0; at + 3 <= list.length; ) {
    const code = list.u16(at);
    at += 2;
    let size = fixed[code >>> 13] ?? null;
    if (size === null) {
      if (code === tableDefinition) {
        if (at + 2 > list.length) return;
        size = list.u16(at) - 1;
        at += 2;
      } else {
        size = code === changeTabs && list.u8(at) === 255 ? tabsSize(list, at + 1) : list.u8(at);
        at += 1;
      }
    }
    if (size < 0 || at + size > list.length) return;
    yield { code, operand: list.part(at, size) };
    at += size;
  }
}

function tabsSize(list: DocBytes, at: number): number {
  if (at >= list.length) return list.length;
  const deleted = list.u8(at);
  const added = at + 1 + deleted * 4;
  return added >= list.length ? list.length : 2 + deleted * 4 + list.u8(added) * 3;
}

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
