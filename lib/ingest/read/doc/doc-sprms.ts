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

export type Sprm = { code: number; operand: DocBytes };

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
