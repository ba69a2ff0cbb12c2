import type { Division } from "@/lib/agencies/division";
import { type DivisionTree, divisionByCode, mergeDivisions, treeOf } from "@/lib/agencies/divisions";
import type { AgencyRegister, RegisteredAgency } from "@/lib/agencies/registered-agency";
import type { ReadDb } from "./client";
import { agencies } from "./schema";

/**
 * What names are resolved against: the national divisions, and every agency of the database that is not one of
 * them (bureaus, invented places, units that an organisation listed). Unassigned names are left out.
 */
export async function storedRegister(
  db: Pick<ReadDb, "select">,
  national: DivisionTree,
): Promise<AgencyRegister> {
  const rows = (await db.select().from(agencies)).filter(
    (row) => row.assigned && (row.code === null || !divisionByCode(national, row.code)),
  );
  const codeOf = (key: string | null) => (key !== null && /^\d{6}(?:\d{3})?$/.test(key) ? key : null);
  const divisions = rows.flatMap((row): Division[] =>
    row.code === null || row.validTo !== null
      ? []
      : [{ code: row.code, name: row.shortName, level: levelOf(row.code), parent: codeOf(row.parentKey) }],
  );
  const listed = rows.flatMap((row): RegisteredAgency[] =>
    row.kind === "unknown"
      ? []
      : [
          {
            code: row.code,
            name: row.name,
            shortName: row.shortName,
            kind: row.kind,
            parentCode: codeOf(row.parentKey),
            aliases: row.aliases,
            ...(row.validFrom === null ? {} : { validFrom: row.validFrom }),
            ...(row.validTo === null ? {} : { validTo: row.validTo }),
            ...(row.successorKey === null ? {} : { successor: row.successorKey }),
          },
        ],
  );
  return {
    tree: divisions.length > 0 ? mergeDivisions(national, treeOf(divisions)) : national,
    agencies: listed,
  };
}

function levelOf(code: string): Division["level"] {
  if (code.length === 9) return "township";
  if (code.endsWith("0000")) return "province";
  return code.endsWith("00") ? "city" : "county";
}
