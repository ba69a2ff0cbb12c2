import { eq, sql } from "drizzle-orm";
import { agencyPinyin } from "./agency-pinyin";
import { type Transaction, type WriteDb, writing } from "./client";
import { type AgencyKind, agencies } from "./schema";
import { startsWith } from "./starts-with";

export type AgencyInput = {
  key: string;
  code: string | null;
  name: string;
  shortName: string;
  kind: AgencyKind;
  parentKey: string | null;
  validFrom?: number | null;
  validTo?: number | null;
  successorKey?: string | null;
  aliases?: readonly string[];
  /** False for an agency that nobody has found in the register yet. */
  assigned: boolean;
  /** Whether it should file every year; once expected, an agency stays so. */
  expected: boolean;
  demo: boolean;
};

/** Stores agencies, parents in the list or in the database already, in one transaction. */
export function storeAgencies(db: WriteDb, inputs: readonly AgencyInput[]): void {
  if (inputs.length === 0) return;
  const waiting = new Map(inputs.map((input) => [input.key, input]));
  writing(db, (tx) => {
    const store = (input: AgencyInput): void => {
      waiting.delete(input.key);
      const parent = input.parentKey === null ? undefined : waiting.get(input.parentKey);
      if (parent) store(parent);
      ensureAgency(tx, input);
    };
    for (const input of inputs) store(input);
  });
}

/** Stores a chain of divisions from the top down, each below the one before it. */
export function ensureDivisionPath(
  tx: Transaction,
  chain: readonly Omit<AgencyInput, "parentKey" | "kind">[],
): void {
  let parentKey: string | null = null;
  for (const division of chain) {
    ensureAgency(tx, { ...division, kind: "government", parentKey });
    parentKey = division.key;
  }
}

/**
 * Inserts an agency or brings it up to date, and returns its id. Aliases are added to the known ones; what the
 * input leaves open stays. Throws where the parent is not stored.
 */
function ensureAgency(tx: Transaction, input: AgencyInput): number {
  if (input.key.includes("/"))
    throw new Error(`"/" divides paths and cannot be in the agency key "${input.key}"`);
  const path = `${pathOf(tx, input.parentKey)}${input.key}/`;
  const known = tx.select().from(agencies).where(eq(agencies.key, input.key)).get();
  const { aliases = [], validFrom, validTo, successorKey, ...rest } = input;
  if (!known) {
    const row = {
      ...rest,
      ...agencyPinyin(input.shortName),
      path,
      sort: input.code ?? input.key,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
      successorKey: successorKey ?? null,
      aliases: [...new Set(aliases)],
    };
    return tx.insert(agencies).values(row).returning({ id: agencies.id }).get().id;
  }
  const next = {
    ...rest,
    path,
    sort: input.code ?? input.key,
    validFrom: validFrom === undefined ? known.validFrom : validFrom,
    validTo: validTo === undefined ? known.validTo : validTo,
    successorKey: successorKey === undefined ? known.successorKey : successorKey,
    aliases: [...new Set([...known.aliases, ...aliases])],
    assigned: known.assigned || input.assigned,
    expected: known.expected || input.expected,
    demo: known.demo && input.demo,
  };
  if (JSON.stringify({ ...known, ...next }) === JSON.stringify(known)) return known.id;
  const names = known.shortName === input.shortName ? {} : agencyPinyin(input.shortName);
  if (known.path !== path) moveBelow(tx, known.path, path);
  tx.update(agencies)
    .set({ ...next, ...names })
    .where(eq(agencies.id, known.id))
    .run();
  return known.id;
}

function pathOf(tx: Transaction, key: string | null): string {
  if (key === null) return "/";
  const parent = tx.select({ path: agencies.path }).from(agencies).where(eq(agencies.key, key)).get();
  if (!parent) throw new Error(`no agency "${key}" to be a parent`);
  return parent.path;
}

function moveBelow(tx: Transaction, from: string, to: string): void {
  tx.update(agencies)
    .set({ path: sql`${to} || substr(${agencies.path}, ${from.length + 1})` })
    .where(startsWith(agencies.path, from))
    .run();
}
