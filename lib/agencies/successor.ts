import { nameBelow, placesAbove } from "@/lib/agencies/bureau-name";
import {
  type AgencyRegister,
  agencyOfDivision,
  divisionNamed,
  holderOf,
  isActiveIn,
  type RegisteredAgency,
  registeredBelow,
  registeredByName,
} from "@/lib/agencies/registered-agency";
import { resolveAgency } from "@/lib/agencies/resolve-agency";

/**
 * The agency that another became part of, by key, code or name; a name is looked for beside it first. Null where its
 * row names none, undefined where none is found.
 */
export function successorOf(
  agency: RegisteredAgency,
  register: AgencyRegister,
): RegisteredAgency | null | undefined {
  const { successor: word, parentCode } = agency;
  if (word === undefined) return null;
  const { tree } = register;
  if (/^\d+$/.test(word)) {
    const holder = holderOf(register, word);
    const division = tree.byCode.get(word);
    return holder === undefined ? division && agencyOfDivision(tree, division) : other(holder, agency);
  }
  const keyed = register.agencies.find(({ key }) => key === word);
  if (keyed) return other(keyed, agency);
  const listed = [
    registeredByName(register, word),
    ...([agency.kind, agency.kind === "bureau" ? "township" : "bureau"] as const).map((kind) =>
      registeredBelow(register, parentCode, kind, nameBelow(placesAbove(tree, parentCode), kind, word)),
    ),
  ];
  for (const found of listed) {
    const [only, another] = thereAfter(agency, found);
    if (only && !another) return only;
  }
  const beside = divisionNamed(tree, parentCode, nameBelow(placesAbove(tree, parentCode), "township", word));
  if (beside && beside.code !== agency.code) return agencyOfDivision(tree, beside);
  const resolved = resolveAgency(register, word, []);
  if (resolved.kind === "registered") return other(resolved.agency, agency);
  if (resolved.kind !== "division" || resolved.by !== "full-path") return undefined;
  if (resolved.code === agency.code) return undefined;
  const division = tree.byCode.get(resolved.code);
  return division && agencyOfDivision(tree, division);
}

const other = (found: RegisteredAgency, agency: RegisteredAgency) => (found === agency ? undefined : found);

/** Those of the bearers of a name that were there when the agency had ended. */
function thereAfter(
  agency: RegisteredAgency,
  found: readonly RegisteredAgency[],
): readonly RegisteredAgency[] {
  const others = found.filter((one) => one !== agency);
  const { validTo } = agency;
  if (others.length < 2 || validTo === undefined) return others;
  return others.filter((one) => isActiveIn(one, validTo + 1));
}
