import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { explaining, type WriteDb } from "../client";
import { imports } from "../schema";
import type { AgencyInput } from "./agency-input";
import { reportStatements } from "./report-statements";

/** An import that is under way: what it has staged, to be published together. */
export type OpenImport = {
  readonly token: string;
  /** Reports that it staged, or found staged and took over. */
  readonly reports: Set<number>;
  /** Keys of the agencies that it brought, known or not. */
  readonly agencies: Set<string>;
  /** Changes of agencies that a finished version shows: they wait for the publishing. */
  readonly edits: AgencyInput[];
  /** The keys of these agencies. */
  readonly edited: Set<string>;
};

/** Of this process: its number alone does not tell a dead import from a living one. */
const living = new Set<string>();

export function openImport(): OpenImport {
  const token = randomUUID();
  living.add(token);
  return { token, reports: new Set(), agencies: new Set(), edits: [], edited: new Set() };
}

/** Says who stages, before anything is staged; in the transaction of what is. */
export function announce(db: WriteDb, { token }: OpenImport): void {
  reportStatements(db).announce.run(token, process.pid, new Date().toISOString());
}

/** Ends an import. What it staged and did not publish is left to the next one. */
export function closeImport(db: WriteDb, { token }: OpenImport): void {
  living.delete(token);
  explaining(db.$client.name, () => db.delete(imports).where(eq(imports.token, token)).run());
}

/** The imports of living processes, this one's included; those of dead ones are struck off the list. */
export function livingImports(db: WriteDb): Set<string> {
  const known = db.select().from(imports).all();
  const alive = known.filter(({ token, pid }) => living.has(token) || (pid !== process.pid && isAlive(pid)));
  const tokens = new Set(alive.map(({ token }) => token));
  for (const { token } of known)
    if (!tokens.has(token)) db.delete(imports).where(eq(imports.token, token)).run();
  return tokens;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive, though it may not be spoken to.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
