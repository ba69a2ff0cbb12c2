import { crc32 } from "node:zlib";

const unicodePath = 0x7075;

/**
 * An entry's name: the Unicode field that some programs add, UTF-8 where the flag says so or the bytes allow no
 * other reading, else GB18030, which is what Chinese Windows writes without saying so.
 */
export function zipEntryName(
  raw: Buffer,
  isUtf8: boolean,
  extraFields: readonly { id: number; data: Buffer }[],
): string {
  for (const { id, data } of extraFields)
    if (id === unicodePath && data.length > 5 && data[0] === 1 && data.readUInt32LE(1) === crc32(raw))
      return data.subarray(5).toString("utf8");
  if (isUtf8) return raw.toString("utf8");
  return strictly("utf-8", raw) ?? strictly("gb18030", raw) ?? raw.toString("latin1");
}

function strictly(encoding: "utf-8" | "gb18030", raw: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(raw);
  } catch {
    return null;
  }
}
