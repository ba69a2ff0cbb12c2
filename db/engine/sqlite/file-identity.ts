import { statSync } from "node:fs";

/** Tells a file from another one that takes its name; null where there is none. Its content may change. */
export function fileIdentity(path: string): string | null {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (!stat) return null;
  // Not every file system of Windows numbers its files.
  return stat.ino === 0n ? `born ${stat.birthtimeNs}` : `${stat.dev} ${stat.ino}`;
}
