import type { AgencyKind } from "@/lib/agencies/agency-kind";
import type { DivisionTree } from "@/lib/agencies/divisions";
import { plainName } from "@/lib/agencies/plain-name";

/** An agency that an organisation lists itself: a bureau, a renamed or merged unit, one of an invented city. */
export type RegisteredAgency = {
  readonly code: string | null;
  readonly name: string;
  readonly shortName?: string;
  readonly kind: AgencyKind;
  readonly parentCode: string | null;
  readonly aliases?: readonly string[];
  /** First and last year in which it reports under this name. */
  readonly validFrom?: number;
  readonly validTo?: number;
  /** Name or code of the agency that it became part of. */
  readonly successor?: string;
};

/** Everything that names are resolved against. */
export type AgencyRegister = { readonly tree: DivisionTree; readonly agencies: readonly RegisteredAgency[] };

type Lookup = {
  readonly byName: ReadonlyMap<string, RegisteredAgency[]>;
  readonly byCode: ReadonlyMap<string, RegisteredAgency[]>;
};

const built = new WeakMap<readonly RegisteredAgency[], Lookup>();

/** The agencies with exactly this name or alias, spaces and character width aside. */
export const registeredByName = ({ agencies }: AgencyRegister, name: string): readonly RegisteredAgency[] =>
  lookup(agencies).byName.get(plainName(name)) ?? [];

export const registeredByCode = ({ agencies }: AgencyRegister, code: string): readonly RegisteredAgency[] =>
  lookup(agencies).byCode.get(code) ?? [];

/** Whether the agency reports under this name in the year. */
export const validIn = ({ validFrom, validTo }: RegisteredAgency, year: number): boolean =>
  (validFrom === undefined || validFrom <= year) && (validTo === undefined || year <= validTo);

function lookup(agencies: readonly RegisteredAgency[]): Lookup {
  const known = built.get(agencies);
  if (known) return known;
  const byName = new Map<string, RegisteredAgency[]>();
  const byCode = new Map<string, RegisteredAgency[]>();
  for (const agency of agencies) {
    const names = new Set([agency.name, ...(agency.aliases ?? [])].map(plainName));
    for (const name of names) byName.set(name, [...(byName.get(name) ?? []), agency]);
    if (agency.code !== null) byCode.set(agency.code, [...(byCode.get(agency.code) ?? []), agency]);
  }
  const made = { byName, byCode };
  built.set(agencies, made);
  return made;
}
