import type { AgencyInput } from "@/db/write/store-agency";
import { agencyKinds, type GroupKind, groupKinds } from "@/lib/agencies/agency-kind";
import { nameBelow, placesAbove } from "@/lib/agencies/bureau-name";
import type { Division } from "@/lib/agencies/divisions";
import { ancestorsOf, divisionByCode, governedBy, isFiller, isInvented } from "@/lib/agencies/divisions";
import { bureauKey, unassignedKey, unassignedName } from "@/lib/agencies/public-key";
import {
  type AgencyRegister,
  agencyOfDivision,
  holderOf,
  type RegisteredAgency,
  registeredByCode,
} from "@/lib/agencies/registered-agency";
import type { AgencyResolution } from "@/lib/agencies/resolve-agency";
import { successorOf } from "@/lib/agencies/successor";

type Known = Exclude<AgencyResolution, { kind: "unknown" }>;

/** The key under which an agency is stored and linked to. */
export function agencyKey(resolution: AgencyResolution, register: AgencyRegister): string {
  if (resolution.kind === "unknown") return unassignedKey(resolution.name);
  return keyOf(agencyOf(resolution, register), register);
}

/** Whether an agency is one of the demonstration: it lies in the invented province. */
export function isOfInvented(resolution: AgencyResolution): boolean {
  if (resolution.kind === "unknown") return false;
  const { parentCode } = resolution.kind === "registered" ? resolution.agency : resolution;
  return isInvented(resolution.kind === "division" ? resolution.code : parentCode);
}

/**
 * Everything that has to be stored for an agency's report to have its place: the divisions above it, the agency with
 * what it became part of, and for a township or subdistrict its siblings, which are expected to file as well.
 */
export function agencyInputs(resolution: AgencyResolution, register: AgencyRegister): AgencyInput[] {
  if (resolution.kind === "unknown") return [unassignedInput(resolution.name)];
  const agency = agencyOf(resolution, register);
  const isUnit = agency.kind === "township" || agency.kind === "subdistrict";
  const siblings = isUnit && agency.parentCode !== null ? unitsBelow(agency.parentCode, register) : [];
  return [...siblings, ...registeredInputs(agency, register)];
}

function unassignedInput(printed: string): AgencyInput {
  const name = unassignedName(printed);
  const rest = { code: null, parentKey: null, kind: "unknown", assigned: false, expected: false } as const;
  return { key: unassignedKey(printed), name, shortName: name, ...rest, demo: false };
}

function agencyOf(resolution: Known, { tree }: AgencyRegister): RegisteredAgency {
  if (resolution.kind === "registered") return resolution.agency;
  if (resolution.kind === "bureau") {
    const { name, shortName, parentCode } = resolution;
    return { code: null, name, shortName, kind: "bureau", parentCode };
  }
  const division = divisionByCode(tree, resolution.code);
  if (!division) throw new Error(`no division "${resolution.code}"`);
  return agencyOfDivision(tree, division);
}

const keyOf = ({ key, kind, name, parentCode }: RegisteredAgency, { tree }: AgencyRegister): string =>
  key ?? bureauKey(parentCode, nameBelow(placesAbove(tree, parentCode), kind, name));

/** The townships and subdistricts of a division that should file. */
const unitsBelow = (code: string, register: AgencyRegister): AgencyInput[] =>
  governedBy(register.tree, code)
    .filter((division) => division.level === "township" && shouldFile(division))
    .map((division) => ({ ...divisionInput(division, register), expected: true }));

/** Farms, zones and parks have township codes without being townships: nobody waits for their reports. */
const shouldFile = ({ name }: Division) => /(?:镇|乡|街道|苏木|地区)$/.test(name);

/**
 * The divisions below one whose agencies of a kind should file, with those in between; the provinces and cities among
 * them as the register has them.
 */
export function agenciesBelow(
  code: string,
  kind: GroupKind | "all",
  register: AgencyRegister,
): AgencyInput[] {
  const kinds: readonly string[] = kind === "all" ? agencyKinds : groupKinds[kind].kinds;
  return governedBy(register.tree, code).flatMap((division) => {
    const own = divisionInput(division, register);
    const isWanted = kinds.includes(own.kind) && own.validTo == null;
    if (division.level === "township")
      return isWanted && shouldFile(division) ? [{ ...own, expected: true }] : [];
    const expected = own.expected || (isWanted && division.level === "county");
    return [{ ...own, expected }, ...agenciesBelow(division.code, kind, register)];
  });
}

/** The agency of a division as it is listed, or as it follows from the division. */
function divisionInput(division: Division, register: AgencyRegister): AgencyInput {
  const holder = holderOf(register, division.code);
  if (holder?.key === division.code) return registeredInput(holder, register);
  return { ...registeredInput(agencyOfDivision(register.tree, division), register), expected: false };
}

/** An agency with the divisions above it and with what it became part of. */
export function registeredInputs(agency: RegisteredAgency, register: AgencyRegister): AgencyInput[] {
  const inputs = (one: RegisteredAgency) => [
    ...above(one.parentCode, register),
    registeredInput(one, register),
  ];
  const successor = successorOf(agency, register);
  return [...(successor ? inputs(successor) : []), ...inputs(agency)];
}

function above(code: string | null, register: AgencyRegister): AgencyInput[] {
  const { tree } = register;
  const own = code === null ? undefined : divisionByCode(tree, code);
  if (!own) return [];
  return [...ancestorsOf(tree, own.code), own]
    .filter((division) => !isFiller(tree, division))
    .map((division) => divisionInput(division, register));
}

/** Whoever is listed is expected to file in the years in which it is there, and so are the divisions below cities. */
function registeredInput(agency: RegisteredAgency, register: AgencyRegister): AgencyInput {
  const { code, kind, name, parentCode } = agency;
  const successor = successorOf(agency, register);
  const isListed = code !== null && registeredByCode(register, code).includes(agency);
  return {
    key: keyOf(agency, register),
    code,
    name,
    shortName: agency.shortName ?? name,
    kind,
    parentKey: parentCode,
    validFrom: agency.validFrom ?? null,
    validTo: agency.validTo ?? null,
    successorKey: successor ? keyOf(successor, register) : null,
    aliases: agency.aliases ?? [],
    assigned: true,
    expected: kind !== "government" || code === null || !code.endsWith(isListed ? "0000" : "00"),
    demo: isInvented(code ?? parentCode),
  };
}
