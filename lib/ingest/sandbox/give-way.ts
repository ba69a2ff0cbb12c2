import os from "node:os";

/**
 * Which process goes before which on a busy machine: a site beside an import before both, and the importer, which all
 * readers wait for, before these.
 */
export const priorities = { importer: 10, reader: 12 };

/** Lets others go first; where the system does not let it, nothing is lost. */
export function giveWay(pid: number, priority: number): void {
  try {
    os.setPriority(pid, priority);
  } catch {}
}
