import type { AgencyKind } from "@/lib/agencies/agency-kind";
import { nameBelow, placesAbove } from "@/lib/agencies/bureau-name";
import {
  type Division,
  type DivisionTree,
  fullName,
  governedBy,
  governingParent,
} from "@/lib/agencies/divisions";
import { governmentName, kindOfDivision } from "@/lib/agencies/kind-of-name";
import { plainName } from "@/lib/agencies/name-words";

/** An agency that an organisation lists itself: a bureau, a renamed or merged unit, one of an invented city. */
export type RegisteredAgency = {
  /** Its public key, once it is known (see `mergeRegister`). */
  readonly key?: string;
  readonly code: string | null;
  readonly name: string;
  readonly shortName?: string;
  readonly kind: AgencyKind;
  readonly parentCode: string | null;
  readonly aliases?: readonly string[];
  /** First and last year in which it reports under this name. */
  readonly validFrom?: number;
  readonly validTo?: number;
  /** Name, code or key of the agency that it became part of. */
  readonly successor?: string;
  /** Years of which the row says that all reports, its own and those of all below it, have been collected. */
  readonly complete?: readonly number[];
};

/** Everything that names are resolved against. */
export type AgencyRegister = { readonly tree: DivisionTree; readonly agencies: readonly RegisteredAgency[] };

type Lookup = {
  readonly byName: ReadonlyMap<string, RegisteredAgency[]>;
  readonly byCode: ReadonlyMap<string, RegisteredAgency[]>;
  readonly byPlace: ReadonlyMap<string, RegisteredAgency[]>;
};

const built = new WeakMap<readonly RegisteredAgency[], Lookup>();

/** The agencies with exactly this name or alias, spaces and character width aside. */
export const registeredByName = (register: AgencyRegister, name: string): readonly RegisteredAgency[] =>
  lookup(register).byName.get(plainName(name)) ?? [];

export const registeredByCode = (register: AgencyRegister, code: string): readonly RegisteredAgency[] =>
  lookup(register).byCode.get(code) ?? [];

/** The agencies of a parent that are called so there, see `nameBelow`. */
export const registeredBelow = (
  register: AgencyRegister,
  parentCode: string | null,
  kind: AgencyKind,
  name: string,
): readonly RegisteredAgency[] => lookup(register).byPlace.get(placeName(parentCode, kind, name)) ?? [];

/** The agency that bears a code today, else the last one that bore it; undefined where none is listed. */
export function holderOf(register: AgencyRegister, code: string): RegisteredAgency | undefined {
  const [first, ...rest] = registeredByCode(register, code);
  if (!first) return undefined;
  const end = ({ validTo = 9999 }: RegisteredAgency) => validTo;
  return rest.reduce((last, one) => (end(one) > end(last) ? one : last), first);
}

/** The names under which an agency is called within its parent: its own, its short one and its aliases. */
export function namesBelow(tree: DivisionTree, agency: RegisteredAgency): string[] {
  const places = placesAbove(tree, agency.parentCode);
  const { kind, name, shortName, aliases = [] } = agency;
  const all = [name, ...(shortName === undefined ? [] : [shortName]), ...aliases];
  return [...new Set(all.map((one) => nameBelow(places, kind, one)))];
}

/** Whether the agency reports under this name in the year. */
export const isActiveIn = ({ validFrom, validTo }: RegisteredAgency, year: number): boolean =>
  (validFrom === undefined || validFrom <= year) && (validTo === undefined || year <= validTo);

const placeName = (parentCode: string | null, kind: AgencyKind, name: string) =>
  `${parentCode ?? ""} ${kind === "bureau" ? "bureau" : "unit"} ${name}`;

function lookup({ agencies, tree }: AgencyRegister): Lookup {
  const known = built.get(agencies);
  if (known) return known;
  const byName = new Map<string, RegisteredAgency[]>();
  const byCode = new Map<string, RegisteredAgency[]>();
  const byPlace = new Map<string, RegisteredAgency[]>();
  const add = (map: Map<string, RegisteredAgency[]>, name: string, agency: RegisteredAgency) => {
    const same = map.get(name);
    if (same) same.push(agency);
    else map.set(name, [agency]);
  };
  for (const agency of agencies) {
    for (const name of new Set([agency.name, ...(agency.aliases ?? [])].map(plainName)))
      add(byName, name, agency);
    for (const name of namesBelow(tree, agency))
      add(byPlace, placeName(agency.parentCode, agency.kind, name), agency);
    if (agency.code !== null) add(byCode, agency.code, agency);
  }
  const made = { byName, byCode, byPlace };
  built.set(agencies, made);
  return made;
}

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
