import { eq, getTableColumns, sql } from "drizzle-orm";
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
  const { find, insert } = agencyQueries(db);
  writing(db, (tx) => {
    const store = (input: AgencyInput): void => {
      waiting.delete(input.key);
      const parent = input.parentKey === null ? undefined : waiting.get(input.parentKey);
      if (parent) store(parent);
      ensureAgency(tx, { find, insert }, input);
    };
    for (const input of inputs) store(input);
  });
}

type Agency = typeof agencies.$inferSelect;
type NewAgency = Omit<Agency, "id">;
type Find = (key: string) => Agency | undefined;
type AgencyQueries = { find: Find; insert: (row: NewAgency) => void };

const prepared = new WeakMap<WriteDb, AgencyQueries>();

/** An import asks for an agency with each sibling and each place above it, so the queries are prepared once. */
function agencyQueries(db: WriteDb): AgencyQueries {
  const known = prepared.get(db);
  if (known) return known;
  const query = db
    .select()
    .from(agencies)
    .where(eq(agencies.key, sql.placeholder("key")))
    .prepare();
  const { id: _, ...columns } = getTableColumns(agencies);
  const places = Object.keys(columns).map((name) => [name, sql.placeholder(name)]);
  const insertion = db.insert(agencies).values(Object.fromEntries(places)).prepare();
  const queries: AgencyQueries = {
    find: (key) => query.get({ key }),
    insert: (row) => void insertion.run(row),
  };
  prepared.set(db, queries);
  return queries;
}

/**
 * Inserts an agency or brings it up to date. Aliases are added to the known ones; what the input leaves open
 * stays. Throws where the parent is not stored.
 */
function ensureAgency(tx: Transaction, { find, insert }: AgencyQueries, input: AgencyInput): void {
  if (input.key.includes("/"))
    throw new Error(`"/" divides paths and cannot be in the agency key "${input.key}"`);
  const path = `${pathOf(find, input.parentKey)}${input.key}/`;
  const known = find(input.key);
  const { aliases = [], validFrom, validTo, successorKey, ...rest } = input;
  if (!known) {
    insert({
      ...rest,
      ...agencyPinyin(input.shortName),
      path,
      sort: input.code ?? input.key,
      validFrom: validFrom ?? null,
      validTo: validTo ?? null,
      successorKey: successorKey ?? null,
      aliases: [...new Set(aliases)],
      versionAdded: null,
      formerKeys: [],
    });
    return;
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
  if (JSON.stringify({ ...known, ...next }) === JSON.stringify(known)) return;
  const names = known.shortName === input.shortName ? {} : agencyPinyin(input.shortName);
  if (known.path !== path) moveBelow(tx, known.path, path);
  tx.update(agencies)
    .set({ ...next, ...names })
    .where(eq(agencies.id, known.id))
    .run();
}

function pathOf(find: Find, key: string | null): string {
  if (key === null) return "/";
  const parent = find(key);
  if (!parent) throw new Error(`no agency "${key}" to be a parent`);
  return parent.path;
}

function moveBelow(tx: Transaction, from: string, to: string): void {
  tx.update(agencies)
    .set({ path: sql`${to} || substr(${agencies.path}, ${from.length + 1})` })
    .where(startsWith(agencies.path, from))
    .run();
}
