import type { DivisionTree } from "@/lib/agencies/divisions";
import { plainName } from "@/lib/agencies/plain-name";
import { namesBelow, type RegisteredAgency } from "@/lib/agencies/registered-agency";

/**
 * How surely a row of a register and a known agency are one: 0 if they are two. They are one
 * - with one code and a name in common, or one name under one parent where one of them has no code;
 * - with one code, without a name in common, where both end alike: a renamed unit. Where one has ended and the other
 *   has not, the other has taken the code over;
 * - with one name under one parent and two codes, where the known code is nobody's: a code set right.
 * Two whose years do not meet are two, whatever they are called; so is one that is there and one that has ended, of
 * which only an alias is the same.
 * @param national divisions whose codes are right
 */
export function likeness(
  row: RegisteredAgency,
  known: RegisteredAgency,
  tree: DivisionTree,
  national: DivisionTree,
): number {
  if ((row.kind === "bureau") !== (known.kind === "bureau") || !meet(row, known)) return 0;
  const exact = plainName(row.name) === plainName(known.name) ? 2 : 0;
  const endAlike = row.validTo === known.validTo ? 1 : 0;
  const [rowNames, knownNames] = [namesBelow(tree, row), namesBelow(tree, known)];
  const called = exact > 0 || rowNames[0] === knownNames[0];
  const revived = known.validTo !== undefined && row.validTo !== known.validTo;
  const linked = called || (!revived && rowNames.some((name) => knownNames.includes(name)));
  if (row.code !== null && row.code === known.code) {
    if (linked) return 20 + exact + endAlike;
    return endAlike === 1 ? 10 : 0;
  }
  const oneParent = row.parentCode === known.parentCode || (exact > 0 && row.parentCode === null);
  if (!linked || !oneParent) return 0;
  if (row.code === null || known.code === null) return 14 + exact + endAlike;
  return exact > 0 && !national.byCode.has(known.code) ? 6 : 0;
}

const meet = (a: RegisteredAgency, b: RegisteredAgency): boolean =>
  (a.validFrom ?? 0) <= (b.validTo ?? 9999) && (b.validFrom ?? 0) <= (a.validTo ?? 9999);
