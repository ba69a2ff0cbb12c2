import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { WriteDb } from "../client";
import type { Engine } from "../engine/engine";
import { imports } from "../schema";
import type { AgencyInput } from "./agency-input";

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
  /** The transaction in which it was last announced. */
  announced: { engine: Engine; begun: number } | null;
};

/** Of this process: its number alone does not tell a dead import from a living one. */
const living = new Set<string>();

/** @param basis of what it reads: by it another import tells what it would read and store just so */
export function openImport(basis = ""): OpenImport {
  const token = basis === "" ? randomUUID() : `${randomUUID()} ${basis}`;
  living.add(token);
  return { token, reports: new Set(), agencies: new Set(), edits: [], edited: new Set(), announced: null };
}

/** Says who stages, before anything is staged; once in each transaction of what is, as one may be undone. */
export async function announce({ engine }: WriteDb, by: OpenImport): Promise<void> {
  const { token, announced } = by;
  if (announced?.engine === engine && announced.begun === engine.begun()) return;
  await engine.announce(token);
  await engine.change(
    "insert into imports (token, pid, started_at) values (?, ?, ?) on conflict do nothing",
    [token, process.pid, new Date().toISOString()],
  );
  by.announced = { engine, begun: engine.begun() };
}

/** Ends an import. What it staged and did not publish is left to the next one. */
export async function closeImport({ engine }: WriteDb, { token }: OpenImport): Promise<void> {
  living.delete(token);
  await engine.change("delete from imports where token = ?", [token]);
}

/** The imports of living processes, this one's included; those of dead ones are struck off the list. */
export async function livingImports(db: WriteDb): Promise<Set<string>> {
  const known = await db.select().from(imports);
  const others = known.filter(({ token }) => !living.has(token));
  const alive = await db.engine.living(others);
  const tokens = new Set(
    known.map(({ token }) => token).filter((token) => living.has(token) || alive.has(token)),
  );
  for (const { token } of known)
    if (!tokens.has(token)) await db.delete(imports).where(eq(imports.token, token));
  return tokens;
}
