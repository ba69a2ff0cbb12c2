import { type DivisionTree, divisionByCode, mergeDivisions } from "@/lib/agencies/divisions";
import { registeredDivisions } from "@/lib/agencies/register-file";
import type { AgencyRegister, RegisteredAgency } from "@/lib/agencies/registered-agency";
import { agencyOfDivision } from "@/lib/agencies/registered-agency";
import type { ReadDb } from "./client";
import { agencies } from "./schema";

type Row = typeof agencies.$inferSelect;

/**
 * What names are resolved against: the national divisions, and every agency of the database that is more than one of
 * them: bureaus, invented places, units that an organisation listed, and divisions of which it said something.
 * Unassigned names are left out.
 */
export async function storedRegister(
  db: Pick<ReadDb, "select">,
  national: DivisionTree,
): Promise<AgencyRegister> {
  const rows = await db.select().from(agencies);
  const codes = new Map(rows.map(({ key, code }) => [key, code]));
  const listed = rows.flatMap((row) => {
    const agency = registered(row, row.parentKey === null ? null : (codes.get(row.parentKey) ?? null));
    return agency === null || isMereDivision(agency, national) ? [] : [agency];
  });
  const lines = listed.map((agency, line) => ({ line, agency }));
  const { divisions } = registeredDivisions(lines, national, () => undefined);
  return { tree: mergeDivisions(national, divisions), agencies: listed };
}

function registered(row: Row, parentCode: string | null): RegisteredAgency | null {
  const { key, code, name, shortName, kind, aliases, validFrom, validTo, successorKey } = row;
  if (!row.assigned || kind === "unknown") return null;
  return {
    key,
    code,
    name,
    shortName,
    kind,
    parentCode,
    ...(aliases.length > 0 ? { aliases } : {}),
    ...(validFrom === null ? {} : { validFrom }),
    ...(validTo === null ? {} : { validTo }),
    ...(successorKey === null ? {} : { successor: successorKey }),
  };
}

/**
 * Whether an agency is what its division tells without anybody having listed it. One of another name is: a list that
 * renames leaves an alias, so it is the divisions of this program that have changed.
 */
function isMereDivision({ aliases, ...agency }: RegisteredAgency, national: DivisionTree): boolean {
  const division = agency.code === null ? undefined : divisionByCode(national, agency.code);
  if (!division || aliases !== undefined) return false;
  const mere = agencyOfDivision(national, division);
  const { name, shortName } = agency.name === mere.name ? agency : mere;
  return JSON.stringify({ ...agency, name, shortName }) === JSON.stringify(mere);
}
