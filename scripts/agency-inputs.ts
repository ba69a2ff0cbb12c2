import type { AgencyInput } from "@/db/store-agency";
import { governmentName, kindOfDivision } from "@/lib/agencies/agency-kind";
import type { Division } from "@/lib/agencies/division";
import {
  ancestorsOf,
  divisionByCode,
  fullName,
  governedBy,
  governingParent,
  isFiller,
} from "@/lib/agencies/divisions";
import type { AgencyRegister, RegisteredAgency } from "@/lib/agencies/registered-agency";
import type { AgencyResolution } from "@/lib/agencies/resolve-agency";

/** The key under which an agency is stored and linked to. */
export function agencyKey(resolution: AgencyResolution): string {
  switch (resolution.kind) {
    case "division":
      return resolution.code;
    case "registered":
      return registeredKey(resolution.agency);
    case "bureau":
      return bureauKey(resolution.parentCode, resolution.shortName);
    case "unknown":
      return `x-${plain(resolution.name)}`;
  }
}

const plain = (name: string) => name.replace(/[\s/?#%&]+/g, "");
const bureauKey = (parentCode: string | null, shortName: string) =>
  `${parentCode ?? "x"}-${plain(shortName)}`;
const registeredKey = (agency: RegisteredAgency) =>
  agency.code !== null && agency.validTo === undefined
    ? agency.code
    : bureauKey(agency.code ?? agency.parentCode, agency.shortName ?? agency.name);

/**
 * Everything that has to be stored for an agency's report to have its place: the divisions above it, the agency,
 * and for a township or subdistrict its siblings, which are expected to file as well.
 */
export function agencyInputs(
  resolution: AgencyResolution,
  register: AgencyRegister,
  demo: boolean,
): AgencyInput[] {
  const { tree } = register;
  if (resolution.kind === "unknown") {
    const name = plain(resolution.name);
    const base = { key: agencyKey(resolution), code: null, name, shortName: name, parentKey: null };
    return [{ ...base, kind: "unknown", assigned: false, expected: false, demo }];
  }
  const parentCode = resolution.kind === "registered" ? resolution.agency.parentCode : resolution.parentCode;
  const above = parentCode === null ? [] : chainTo(parentCode, register, demo);
  if (resolution.kind === "registered") return [...above, registeredInput(resolution.agency, register, demo)];
  if (resolution.kind === "bureau") {
    const { name, shortName } = resolution;
    const base = { key: agencyKey(resolution), code: null, name, shortName, parentKey: parentCode };
    return [...above, { ...base, kind: "bureau", assigned: true, expected: true, demo }];
  }
  const own = divisionByCode(tree, resolution.code);
  if (!own) throw new Error(`no division "${resolution.code}"`);
  const siblings =
    own.level === "township" && parentCode !== null
      ? governedBy(tree, parentCode).filter(
          (division) => division.level === "township" && shouldFile(division),
        )
      : [];
  const input = (division: Division, expected: boolean) => divisionInput(division, register, expected, demo);
  return [
    ...above,
    ...siblings.map((division) => input(division, true)),
    input(own, own.level === "township" || own.level === "county"),
  ];
}

/** Farms, zones and parks have township codes without being townships: nobody waits for their reports. */
const shouldFile = ({ name }: Division) => /(?:镇|乡|街道|苏木|地区)$/.test(name);

function chainTo(code: string, register: AgencyRegister, demo: boolean): AgencyInput[] {
  const { tree } = register;
  const own = divisionByCode(tree, code);
  if (!own) return [];
  return [...ancestorsOf(tree, code), own]
    .filter((division) => !isFiller(tree, division))
    .map((division) => divisionInput(division, register, false, demo));
}

function divisionInput(
  division: Division,
  register: AgencyRegister,
  expected: boolean,
  demo: boolean,
): AgencyInput {
  const listed = register.agencies.find(
    (agency) => agency.code === division.code && agency.validTo === undefined,
  );
  if (listed) return registeredInput(listed, register, demo);
  const parent = governingParent(register.tree, division.code);
  return {
    key: division.code,
    code: division.code,
    name: `${parent ? fullName(register.tree, parent.code) : ""}${governmentName(division)}`,
    shortName: division.name,
    kind: kindOfDivision(division),
    parentKey: parent?.code ?? null,
    assigned: true,
    expected,
    demo,
  };
}

/** An agency of somebody's own list. It is expected to file in the years for which it is listed. */
export function registeredInput(
  agency: RegisteredAgency,
  register: AgencyRegister,
  demo: boolean,
): AgencyInput {
  const successor = register.agencies.find(
    (other) => other !== agency && (other.code === agency.successor || other.name === agency.successor),
  );
  return {
    key: registeredKey(agency),
    code: agency.validTo === undefined ? agency.code : null,
    name: agency.name,
    shortName: agency.shortName ?? agency.name,
    kind: agency.kind,
    parentKey: agency.parentCode,
    validFrom: agency.validFrom ?? null,
    validTo: agency.validTo ?? null,
    ...(successor ? { successorKey: registeredKey(successor) } : {}),
    aliases: agency.aliases ?? [],
    assigned: true,
    expected: agency.kind !== "government" || agency.code === null || !agency.code.endsWith("0000"),
    demo,
  };
}
