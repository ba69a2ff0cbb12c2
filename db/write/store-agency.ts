import { eq, getTableColumns, ne, sql } from "drizzle-orm";
import { type WriteDb, writing } from "../client";
import { agencies } from "../schema";
import { startsWith } from "../starts-with";
import { keepAgencyStates } from "./agency-history";
import type { AgencyInput } from "./agency-input";
import { agencyPinyin } from "./agency-pinyin";
import { announce, type OpenImport } from "./open-import";

export type { AgencyInput };

/**
 * Brings agencies into an import, in one transaction: new ones are stored at once, without a version, so that
 * reports can be stored with them; changes of those that a version shows wait until the import is published.
 * Throws where a parent is neither in the list nor stored.
 */
export async function stageAgencies(
  db: WriteDb,
  by: OpenImport,
  inputs: readonly AgencyInput[],
): Promise<void> {
  if (inputs.length === 0) return;
  const waiting = new Map(inputs.map((input) => [input.key, input]));
  const { find, insert } = agencyQueries(db);
  await writing(db, async () => {
    const stage = async (input: AgencyInput): Promise<void> => {
      waiting.delete(input.key);
      const parent = input.parentKey === null ? undefined : waiting.get(input.parentKey);
      if (parent) await stage(parent);
      by.agencies.add(input.key);
      const known = await find(input.key);
      if (!known) {
        await announce(db, by);
        await insert(await newAgency(db, input));
      } else if (known.versionAdded === null) await change(db, known, input, null);
      else if (by.edited.has(input.key) || (await changed(db, known, input))) {
        by.edits.push(input);
        by.edited.add(input.key);
      }
    };
    for (const input of inputs) await stage(input);
  });
}

/** Applies the changes that an import kept back. Their earlier states are kept for the versions that had them. */
export async function applyAgencyEdits(
  db: WriteDb,
  edits: readonly AgencyInput[],
  version: () => Promise<number>,
): Promise<void> {
  const queries = agencyQueries(db);
  // Its key, or its parent's, may be another one since the import began.
  const find = async (key: string) => (await queries.find(key)) ?? queries.findFormer(key);
  for (const input of edits) {
    const known = await find(input.key);
    if (!known) throw new Error(`no agency "${input.key}" to change`);
    const parent = input.parentKey === null ? undefined : await find(input.parentKey);
    const parentKey = parent?.key ?? input.parentKey;
    await change(db, known, { ...input, key: known.key, parentKey }, version);
  }
}

type Agency = typeof agencies.$inferSelect;
type NewAgency = Omit<Agency, "id">;
type Find = (key: string) => Promise<Agency | undefined>;
type AgencyQueries = { find: Find; findFormer: Find; insert: (row: NewAgency) => Promise<void> };

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
    find: async (key) => (await query.execute({ key }))[0],
    async findFormer(key) {
      const former = await db.select().from(agencies).where(ne(agencies.formerKeys, []));
      return former.find(({ formerKeys }) => formerKeys.includes(key));
    },
    insert: async (row) => void (await insertion.execute(row)),
  };
  prepared.set(db, queries);
  return queries;
}

async function newAgency(db: WriteDb, input: AgencyInput): Promise<NewAgency> {
  const { aliases = [], formerKeys = [], validFrom, validTo, successorKey, ...rest } = input;
  return {
    ...rest,
    ...agencyPinyin(input.shortName),
    path: await pathOf(db, input),
    sort: sortOf(input),
    validFrom: validFrom ?? null,
    validTo: validTo ?? null,
    successorKey: successorKey ?? null,
    aliases: [...new Set(aliases)],
    versionAdded: null,
    formerKeys: [...new Set(formerKeys)],
  };
}

/** The agency as the input has it, null where that changes nothing. What the input leaves open stays. */
async function changed(db: WriteDb, known: Agency, input: AgencyInput): Promise<Agency | null> {
  const { aliases = [], formerKeys = [], validFrom, validTo, successorKey, ...rest } = input;
  const next = {
    ...known,
    ...rest,
    path: await pathOf(db, input),
    sort: sortOf(input),
    validFrom: validFrom === undefined ? known.validFrom : validFrom,
    validTo: validTo === undefined ? known.validTo : validTo,
    successorKey: successorKey === undefined ? known.successorKey : successorKey,
    aliases: [...new Set([...known.aliases, ...aliases])],
    formerKeys: [...new Set([...known.formerKeys, ...formerKeys])],
    assigned: known.assigned || input.assigned,
    expected: known.expected || input.expected,
    demo: known.demo && input.demo,
  };
  if (JSON.stringify(next) === JSON.stringify(known)) return null;
  return known.shortName === input.shortName ? next : { ...next, ...agencyPinyin(input.shortName) };
}

/** Changes an agency in place, or, where a version shows it, for a new version. */
async function change(
  db: WriteDb,
  known: Agency,
  input: AgencyInput,
  version: (() => Promise<number>) | null,
): Promise<void> {
  const next = await changed(db, known, input);
  if (!next) return;
  const now = (await version?.()) ?? null;
  const moved = known.path !== next.path;
  const affected = moved ? startsWith(agencies.path, known.path) : eq(agencies.id, known.id);
  if (now !== null) await keepAgencyStates(db, now, affected);
  if (moved)
    await db
      .update(agencies)
      .set({ path: sql`${next.path} || substr(${agencies.path}, ${[...known.path].length + 1})` })
      .where(affected);
  const { versionAdded: _, ...state } = next;
  await db.update(agencies).set(state).where(eq(agencies.id, known.id));
}

/** By the place in the code table; what has no code after its parent and before what is below that, by name. */
const sortOf = ({ code, parentKey, shortName }: AgencyInput): string =>
  code ?? `${parentKey ?? "x"}-${shortName}`;

async function pathOf({ engine }: WriteDb, { key, parentKey }: AgencyInput): Promise<string> {
  if (key.includes("/")) throw new Error(`"/" divides paths and cannot be in the agency key "${key}"`);
  if (parentKey === null) return `/${key}/`;
  const [parent] = await engine.rows<{ path: string }>("select path from agencies where key = ?", [
    parentKey,
  ]);
  if (!parent) throw new Error(`no agency "${parentKey}" to be a parent`);
  return `${parent.path}${key}/`;
}
