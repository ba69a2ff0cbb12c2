import { readFileSync } from "node:fs";

const page = 4096;

/** Resident bytes of a process, or null where the system does not tell (only Linux does). */
export function residentMemory(pid: number): number | null {
  try {
    const pages = readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1];
    return pages ? Number(pages) * page : null;
  } catch {
    return null;
  }
}
