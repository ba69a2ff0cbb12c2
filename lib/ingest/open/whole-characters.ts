import { ReadError } from "./read-error";

/**
 * Halves of characters are none: one engine refuses to store them and the other keeps what nobody can read.
 * @throws ReadError where any text in the value has one
 */
export function refuseHalfCharacters(value: unknown): void {
  if (typeof value === "string") {
    if (!half.test(value)) return;
    throw new ReadError("有残缺的字符（不成对的代理编码），文件可能已损坏，未入库；请重新保存或索取原件");
  }
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return;
  // All of a report passes here: pairs of key and value, also of lists, took twice as long.
  if (Array.isArray(value)) for (const inner of value) refuseHalfCharacters(inner);
  else
    for (const key of Object.keys(value)) {
      refuseHalfCharacters(key);
      refuseHalfCharacters(value[key as keyof typeof value]);
    }
}

const half = /\p{Cs}/u;
