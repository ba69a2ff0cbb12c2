import { eq, getTableColumns, sql } from "drizzle-orm";
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
export function stageAgencies(db: WriteDb, by: OpenImport, inputs: readonly AgencyInput[]): void {
  if (inputs.length === 0) return;
  const waiting = new Map(inputs.map((input) => [input.key, input]));
  const { find, insert } = agencyQueries(db);
  writing(db, () => {
    const stage = (input: AgencyInput): void => {
      waiting.delete(input.key);
      const parent = input.parentKey === null ? undefined : waiting.get(input.parentKey);
      if (parent) stage(parent);
      by.agencies.add(input.key);
      const known = find(input.key);
      if (!known) {
        announce(db, by);
        insert(newAgency(find, input));
      } else if (known.versionAdded === null) change(db, find, known, input, null);
      else if (by.edited.has(input.key) || changed(find, known, input)) {
        by.edits.push(input);
        by.edited.add(input.key);
      }
    };
    for (const input of inputs) stage(input);
  });
}

/** Applies the changes that an import kept back. Their earlier states are kept for the versions that had them. */
export function applyAgencyEdits(db: WriteDb, edits: readonly AgencyInput[], version: () => number): void {
  const queries = agencyQueries(db);
  // Its key, or its parent's, may be another one since the import began.
  const find = (key: string) => queries.find(key) ?? queries.findFormer(key);
  for (const input of edits) {
    const known = find(input.key);
    if (!known) throw new Error(`no agency "${input.key}" to change`);
    const parentKey = input.parentKey === null ? null : (find(input.parentKey)?.key ?? input.parentKey);
    change(db, find, known, { ...input, key: known.key, parentKey }, version);
  }
}

type Agency = typeof agencies.$inferSelect;
type NewAgency = Omit<Agency, "id">;
type Find = (key: string) => Agency | undefined;
type AgencyQueries = { find: Find; findFormer: Find; insert: (row: NewAgency) => void };

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
  const former = sql`exists (select 1 from json_each(${agencies.formerKeys}) where value = ${sql.placeholder("key")})`;
  const formerQuery = db.select().from(agencies).where(former).prepare();
  const queries: AgencyQueries = {
    find: (key) => query.get({ key }),
    findFormer: (key) => formerQuery.get({ key }),
    insert: (row) => void insertion.run(row),
  };
  prepared.set(db, queries);
  return queries;
}

function newAgency(find: Find, input: AgencyInput): NewAgency {
  const { aliases = [], formerKeys = [], validFrom, validTo, successorKey, ...rest } = input;
  return {
    ...rest,
    ...agencyPinyin(input.shortName),
    path: pathOf(find, input),
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
function changed(find: Find, known: Agency, input: AgencyInput): Agency | null {
  const { aliases = [], formerKeys = [], validFrom, validTo, successorKey, ...rest } = input;
  const next = {
    ...known,
    ...rest,
    path: pathOf(find, input),
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
function change(
  db: WriteDb,
  find: Find,
  known: Agency,
  input: AgencyInput,
  version: (() => number) | null,
): void {
  const next = changed(find, known, input);
  if (!next) return;
  const now = version?.() ?? null;
  const moved = known.path !== next.path;
  const affected = moved ? startsWith(agencies.path, known.path) : eq(agencies.id, known.id);
  if (now !== null) keepAgencyStates(db, now, affected);
  if (moved)
    db.update(agencies)
      .set({ path: sql`${next.path} || substr(${agencies.path}, ${[...known.path].length + 1})` })
      .where(affected)
      .run();
  const { versionAdded: _, ...state } = next;
  db.update(agencies).set(state).where(eq(agencies.id, known.id)).run();
}

/** By the place in the code table; what has no code after its parent and before what is below that, by name. */
const sortOf = ({ code, parentKey, shortName }: AgencyInput): string =>
  code ?? `${parentKey ?? "x"}-${shortName}`;

function pathOf(find: Find, { key, parentKey }: AgencyInput): string {
  if (key.includes("/")) throw new Error(`"/" divides paths and cannot be in the agency key "${key}"`);
  if (parentKey === null) return `/${key}/`;
  const parent = find(parentKey);
  if (!parent) throw new Error(`no agency "${parentKey}" to be a parent`);
  return `${parent.path}${key}/`;
}
