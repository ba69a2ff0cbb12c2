import { LRUCache } from "lru-cache";

/**
 * Remembers results, those used last, in so many bytes of memory. Who asks while a result is made waits for it; a
 * promise that fails is forgotten at once.
 */
export class RecentResults<Value> {
  private readonly made: LRUCache<string, { value: Value }>;
  private readonly underway = new Map<string, Promise<Value>>();

  constructor(bytes: number) {
    this.made = new LRUCache({
      maxSize: bytes,
      sizeCalculation: ({ value }, key) => roughSize(value) + roughSize(key),
    });
  }

  get(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.made.get(key);
    if (known) return Promise.resolve(known.value);
    const making = this.underway.get(key);
    if (making) return making;
    const result = make();
    this.underway.set(key, result);
    result.then(
      (value) => {
        this.underway.delete(key);
        this.made.set(key, { value });
      },
      () => this.underway.delete(key),
    );
    return result;
  }
}

/** About what a value takes in memory, in bytes: letters, numbers and the slots that hold them. */
export function roughSize(value: unknown): number {
  if (typeof value === "string") return 24 + value.length * 2;
  if (ArrayBuffer.isView(value)) return 64 + value.byteLength;
  if (value instanceof Map) return 64 + sum(value.entries());
  if (Array.isArray(value) || value instanceof Set) return 32 + sum(value);
  if (typeof value === "object" && value !== null) return 32 + sum(Object.values(value));
  return 8;
}

function sum(values: Iterable<unknown>): number {
  let bytes = 0;
  for (const value of values) bytes += 8 + roughSize(value);
  return bytes;
}
