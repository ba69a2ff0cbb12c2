import { type ZipOptions, zipSync } from "fflate";

/**
 * A ZIP archive that is the same on every machine and day: every entry bears midnight of `day` (ISO), the clock of the
 * version that its figures are of.
 */
export function stableZip(
  parts: Readonly<Record<string, Uint8Array>>,
  day: string,
  level: NonNullable<ZipOptions["level"]> = 6,
): Uint8Array<ArrayBuffer> {
  const zip = zipSync(parts, { level, mtime: anyTime });
  const bytes = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const time = dosTime(day);
  let at = bytes.getUint32(zip.length - endLength + 16, true);
  for (let left = bytes.getUint16(zip.length - endLength + 10, true); left > 0; left--) {
    bytes.setUint32(at + 12, time, true);
    bytes.setUint32(bytes.getUint32(at + 42, true) + 10, time, true);
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.getUint16(at + field, true));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return zip;
}

/** Written over: the library takes local times, and there are zones where some day has no midnight. */
const anyTime = "2000-01-02T12:00:00Z";
/** Of the record at the end of an archive without a comment. */
const endLength = 22;

/** As in MS-DOS: years from 1980, month and day in the upper half, midnight in the lower. */
function dosTime(day: string): number {
  const [year = 1980, month = 1, date = 1] = day.split("-").map(Number);
  return (((year - 1980) << 25) | (month << 21) | (date << 16)) >>> 0;
}
