import { ReadError } from "../../open/read-error";

const damaged = "的文件结构已损坏，无法打开，请重新下载或索取原件";
const lastSector = 0xfffffffa;
const none = 0xffffffff;

type Entry = {
  name: string;
  kind: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
};

/**
 * The streams at the top of a compound file (the container of .doc, .xls, .wps), by name. Streams of embedded
 * objects are left alone. Chains are followed no further than the file has sectors, so that a cycle ends.
 * @throws ReadError if the structure is damaged
 */
export function openCompoundFile(bytes: Uint8Array): {
  names: ReadonlySet<string>;
  stream(name: string): Uint8Array | null;
} {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 1536) throw new ReadError(damaged);
  const sectorShift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if ((sectorShift !== 9 && sectorShift !== 12) || miniShift !== 6) throw new ReadError(damaged);
  const size = 1 << sectorShift;
  const sectors = Math.ceil(bytes.length / size) - 1;
  const sectorAt = (sector: number) => {
    if (sector >= sectors) throw new ReadError(damaged);
    return (sector + 1) * size;
  };
  const fat = fatOf(view, { sectors, size, sectorAt });
  const chain = (start: number, table: Uint32Array): number[] => {
    const found: number[] = [];
    for (let at = start; at < lastSector; at = table[at] ?? none) {
      if (at >= table.length || found.length > table.length) throw new ReadError(damaged);
      found.push(at);
    }
    return found;
  };
  const join = (
    parts: readonly number[],
    length: number,
    from: Uint8Array,
    step: number,
    at: (part: number) => number,
  ) => {
    if (length > parts.length * step) throw new ReadError(damaged);
    const joined = new Uint8Array(length);
    parts.slice(0, Math.ceil(length / step)).forEach((part, index) => {
      const start = at(part);
      joined.set(from.subarray(start, Math.min(start + step, start + length - index * step)), index * step);
    });
    return joined;
  };

  const directorySectors = chain(view.getUint32(48, true), fat);
  const entries = entriesOf(join(directorySectors, directorySectors.length * size, bytes, size, sectorAt));
  const [root] = entries;
  if (root?.kind !== 5) throw new ReadError(damaged);
  const top = siblings(entries, root.child);
  const miniCutoff = view.getUint32(56, true);
  const miniFat = () => {
    const parts = chain(view.getUint32(60, true), fat);
    return numbersOf(join(parts, parts.length * size, bytes, size, sectorAt));
  };
  return {
    names: new Set(top.keys()),
    stream(name) {
      const entry = top.get(name);
      if (entry?.kind !== 2) return null;
      if (entry.size > bytes.length) throw new ReadError(damaged);
      if (entry.size === 0) return new Uint8Array(0);
      if (entry.size >= miniCutoff) return join(chain(entry.start, fat), entry.size, bytes, size, sectorAt);
      const mini = join(chain(root.start, fat), Math.min(root.size, bytes.length), bytes, size, sectorAt);
      return join(chain(entry.start, miniFat()), entry.size, mini, 64, (part) => part * 64);
    },
  };
}

type Sectors = { sectors: number; size: number; sectorAt(sector: number): number };

function fatOf(view: DataView, { sectors, size, sectorAt }: Sectors): Uint32Array {
  const places: number[] = [];
  const most = Math.ceil((sectors * 4) / size) + 1;
  const take = (sector: number) => {
    if (sector >= lastSector) return;
    if (places.length >= most) throw new ReadError(damaged);
    places.push(sectorAt(sector));
  };
  for (let at = 76; at < 512; at += 4) take(view.getUint32(at, true));
  let seen = 0;
  for (let sector = view.getUint32(68, true); sector < lastSector; ) {
    const start = sectorAt(sector);
    if (++seen > most || start + size > view.byteLength) throw new ReadError(damaged);
    for (let at = start; at < start + size - 4; at += 4) take(view.getUint32(at, true));
    sector = view.getUint32(start + size - 4, true);
  }
  const fat = new Uint32Array((places.length * size) / 4).fill(none);
  places.forEach((start, index) => {
    for (let at = 0; at < size && start + at + 4 <= view.byteLength; at += 4)
      fat[(index * size + at) / 4] = view.getUint32(start + at, true);
  });
  return fat;
}

function numbersOf(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >>> 2 }, (_, index) => view.getUint32(index * 4, true));
}

function entriesOf(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const length = Math.min(view.getUint16(at + 64, true), 64);
    const letters = Array.from({ length: Math.max(0, length / 2 - 1) }, (_, letter) =>
      view.getUint16(at + letter * 2, true),
    );
    entries.push({
      name: String.fromCharCode(...letters),
      kind: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** The entries of one storage, which hang together as a tree. */
function siblings(entries: readonly Entry[], child: number): Map<string, Entry> {
  const found = new Map<string, Entry>();
  const seen = new Set<number>();
  const waiting = [child];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const entry = entries[at];
    if (at === none || !entry || seen.has(at)) continue;
    seen.add(at);
    found.set(entry.name, entry);
    waiting.push(entry.left, entry.right);
  }
  return found;
}
