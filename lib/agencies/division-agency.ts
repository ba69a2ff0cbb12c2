import { governmentName, kindOfDivision } from "@/lib/agencies/agency-kind";
import type { Division } from "@/lib/agencies/division";
import { type DivisionTree, fullName, governedBy, governingParent } from "@/lib/agencies/divisions";
import type { RegisteredAgency } from "@/lib/agencies/registered-agency";

/** The agency that a division stands for, its own government, as nobody needs to list it. */
export function agencyOfDivision(tree: DivisionTree, division: Division): RegisteredAgency {
  const parent = governingParent(tree, division.code);
  return {
    key: division.code,
    code: division.code,
    name: `${parent ? fullName(tree, parent.code) : ""}${governmentName(division)}`,
    shortName: division.name,
    kind: kindOfDivision(division),
    parentCode: parent?.code ?? null,
  };
}

/** The only division of a parent with exactly this name. */
export function divisionNamed(
  tree: DivisionTree,
  parentCode: string | null,
  name: string,
): Division | undefined {
  const [only, another] = governedBy(tree, parentCode).filter((division) => division.name === name);
  return another ? undefined : only;
}
