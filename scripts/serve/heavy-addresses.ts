import { LRUCache } from "lru-cache";

/** Indicators times agencies: what a usual view has is far below. */
const mostCells = 40;
/** In milliseconds of work: what took so much is asked of the process for what takes long. */
const long = 300;

/** Tells which pages take long: by what their address names, and by how much work they were the last time. */
export class HeavyAddresses {
  private readonly known = new LRUCache<string, true>({ max: 5_000 });

  has(path: string, query: string): boolean {
    return this.known.has(path + query) || cellsOf(query) > mostCells;
  }

  /** Hears how much work an answer was, in milliseconds. */
  note(path: string, query: string, work: number): void {
    if (work >= long) this.known.set(path + query, true);
  }
}

function cellsOf(query: string): number {
  const named = new URLSearchParams(query);
  const count = (name: string) => Math.max(1, (named.get(name) ?? "").split(",").length);
  return count("units") * count("what");
}
