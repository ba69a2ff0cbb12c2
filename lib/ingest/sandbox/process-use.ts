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

const millisecondsOfTick = 10;

/** Processor time that a process has used, in milliseconds, or null where the system does not tell. */
export const processorTime = (pid: number): number | null => timeIn(`/proc/${pid}/stat`);

/** The same of its first thread alone, in which Node runs the program. */
export const mainThreadTime = (pid: number): number | null => timeIn(`/proc/${pid}/task/${pid}/stat`);

function timeIn(path: string): number | null {
  try {
    const stat = readFileSync(path, "utf8");
    // The name of the program, which may hold anything, stands in brackets before the numbers.
    const numbers = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return (Number(numbers[11]) + Number(numbers[12])) * millisecondsOfTick;
  } catch {
    return null;
  }
}
