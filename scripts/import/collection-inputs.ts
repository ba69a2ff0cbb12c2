import { isNull } from "drizzle-orm";
import type { ReadDb } from "@/db/client";
import { collections } from "@/db/schema";
import type { AgencyInput } from "@/db/write/store-agency";
import type { CollectionInput } from "@/db/write/store-collections";
import {
  type AgencyRegister,
  agencyOfDivision,
  holderOf,
  type RegisteredAgency,
  registeredByCode,
} from "@/lib/agencies/registered-agency";
import { resolveAgency } from "@/lib/agencies/resolve-agency";
import type { RefusalReason } from "@/lib/ingest/reading";
import { agenciesBelow, agencyKey, registeredInputs } from "./agency-inputs";
import type { Fault, PlacedStatement } from "./declarations";

export type DeclaredCollections = {
  collections: CollectionInput[];
  /** The regions, and of one that is complete all below that should file: whoever of them is not here has not filed. */
  agencies: AgencyInput[];
  faults: Fault[];
};

type Said = Partial<Pick<CollectionInput, "complete" | "deadline">>;

/**
 * What is declared of collections, with what stays as it was declared before: a deadline alone does not take back
 * that a collection is complete. A statement whose region nobody knows is a fault.
 * @param listed from registers, by the keys of the agencies
 * @param years those of the imported reports
 */
export async function collectionInputs(
  db: Pick<ReadDb, "select">,
  register: AgencyRegister,
  {
    listed,
    placed,
  }: { listed: readonly Pick<CollectionInput, "region" | "year">[]; placed: readonly PlacedStatement[] },
  years: ReadonlySet<number>,
): Promise<DeclaredCollections> {
  const declared: DeclaredCollections = { collections: [], agencies: [], faults: [] };
  const said = new Map<string, Pick<CollectionInput, "region" | "kind" | "year"> & Said>();
  const say = ({ region, kind, year }: Pick<CollectionInput, "region" | "kind" | "year">, what: Said) => {
    const slot = `${region} ${kind} ${year}`;
    said.set(slot, { ...said.get(slot), region, kind, year, ...what });
  };
  for (const { region, year } of listed) say({ region, kind: "all", year }, { complete: true });
  for (const statement of placed) {
    const agency = regionOf(statement.region, register);
    const fault = faultOf(statement, agency, years);
    if (fault !== null || agency === undefined) {
      if (fault !== null) declared.faults.push({ name: statement.name, reason: fault });
      continue;
    }
    const region = agencyKey({ kind: "registered", agency, scope: "own" }, register);
    declared.agencies.push(...registeredInputs(agency, register));
    if (statement.complete && agency.code !== null)
      declared.agencies.push(...agenciesBelow(agency.code, statement.kind, register));
    for (const year of yearsOf(statement, years))
      say({ region, kind: statement.kind, year }, whatOf(statement, year));
  }
  const known = await db.select().from(collections).where(isNull(collections.versionSuperseded));
  const before = new Map(known.map((row) => [`${row.region} ${row.kind} ${row.year}`, row]));
  for (const [slot, { region, kind, year, complete, deadline }] of said) {
    const old = before.get(slot);
    declared.collections.push({
      ...{ region, kind, year },
      complete: complete ?? old?.complete ?? false,
      deadline: deadline ?? old?.deadline ?? null,
    });
  }
  return declared;
}

function regionOf(word: string, register: AgencyRegister): RegisteredAgency | undefined {
  const { tree, agencies } = register;
  const keyed = agencies.find(({ key }) => key === word);
  if (keyed) return keyed;
  const resolved = /^\d+$/.test(word) ? null : resolveAgency(register, word, []);
  if (resolved?.kind === "registered") return resolved.agency;
  const code = resolved === null ? word : resolved.kind === "division" ? resolved.code : "";
  const division = tree.byCode.get(code);
  const isListed = registeredByCode(register, code).length > 0;
  return isListed || !division ? holderOf(register, code) : agencyOfDivision(tree, division);
}

function faultOf(
  { region, line, years }: PlacedStatement,
  agency: RegisteredAgency | undefined,
  imported: ReadonlySet<number>,
): RefusalReason | null {
  const where = line === null ? "" : `第${line}行的`;
  if (agency === undefined)
    return `${where}地区“${region}”不在区划代码表和机关名录中，没有采用；请写6位或9位区划代码，或机关全称`;
  return years === "imported" && imported.size === 0
    ? `${where}地区“${region}”没有写年度，这次又没有导入报告，没有采用；请写明年度，如${region}/全部/2023`
    : null;
}

const firstYear = 2008;

/** Without a year a line is said of every year whose reports can be due: up to last year. */
function yearsOf({ years }: PlacedStatement, imported: ReadonlySet<number>): readonly number[] {
  if (years === "imported") return [...imported].sort((a, b) => a - b);
  if (years !== "every") return years;
  const last = new Date().getUTCFullYear() - 1;
  return Array.from({ length: last - firstYear + 1 }, (_, at) => firstYear + at);
}

function whatOf({ complete, deadline }: PlacedStatement, year: number): Said {
  return {
    ...(complete === undefined ? {} : { complete }),
    ...(deadline === undefined
      ? {}
      : { deadline: deadline.length > 5 ? deadline : `${year + 1}-${deadline}` }),
  };
}
