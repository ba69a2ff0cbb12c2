import { createHash } from "node:crypto";
import { nameBelow, placesAbove } from "@/lib/agencies/bureau-name";
import type { DivisionTree } from "@/lib/agencies/divisions";
import { plainName } from "@/lib/agencies/name-words";
import { namesBelow, type RegisteredAgency } from "@/lib/agencies/registered-agency";

/**
 * The public key of an agency without a division code to itself: `110106-b2q4xk7ma`, its parent's code and eight
 * letters that follow from what it is called there (see `nameBelow`). The same in every database.
 * @param years tells apart two that bore one name at different times
 */
export const bureauKey = (parentCode: string | null, nameBelow: string, years = ""): string =>
  `${parentCode ?? "x"}-b${letters(years === "" ? nameBelow : `${nameBelow}\n${years}`)}`;

/** The public key of a name that nobody has found in the register yet: `x-k2q4xk7m`. */
export const unassignedKey = (name: string): string => `x-${letters(unassignedName(name))}`;

/** A printed name that belongs to no known agency, in the one form in which it is stored. */
export const unassignedName = (printed: string): string => plainName(printed).replace(/[/?#%&]+/g, "");

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

function letters(text: string): string {
  const hash = createHash("sha256").update(text).digest();
  const bits = [...hash.subarray(0, 5)].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => BASE32.charAt(Number.parseInt(five, 2))).join("");
}

/** An agency with its public key. */
export type KeyedAgency = RegisteredAgency & { readonly key: string };

/**
 * Gives each agency its public key. One that is there today has its code; one that has ended keeps the code as key
 * until another bears it, then it gets a key of its own; one without a code has always one of its own. A key once
 * given stays, but for these reasons.
 * @returns the agencies by what they were, in their order, and the keys that were changed, old to new
 */
export function assignKeys(
  agencies: readonly RegisteredAgency[],
  tree: DivisionTree,
): { keyed: Map<RegisteredAgency, KeyedAgency>; rekeyed: Map<string, string> } {
  const keys = new Map<RegisteredAgency, string>();
  const taken = new Set<string>();
  const give = (agency: RegisteredAgency, key: string) => {
    keys.set(agency, key);
    taken.add(key);
  };
  const free = (key: string | null | undefined): key is string => typeof key === "string" && !taken.has(key);
  const present = agencies.filter(isPresent);
  for (const agency of present) if (free(agency.code)) give(agency, agency.code);
  const ended = agencies.filter((one) => !isPresent(one)).sort(lastFirst);
  const rest = [...present.filter((one) => !keys.has(one)), ...ended];
  for (const agency of rest) if (free(agency.key)) give(agency, agency.key);
  for (const agency of rest)
    if (!keys.has(agency) && free(agency.code) && isOfDivision(agency, tree)) give(agency, agency.code);
  for (const agency of rest) if (!keys.has(agency)) give(agency, ownKey(agency, tree, free));
  const keyed = new Map<RegisteredAgency, KeyedAgency>();
  const rekeyed = new Map<string, string>();
  for (const agency of agencies) {
    const key = keys.get(agency);
    if (key === undefined) throw new Error(`no key for "${agency.name}"`);
    keyed.set(agency, { ...agency, key });
    if (agency.key !== undefined && agency.key !== key) rekeyed.set(agency.key, key);
  }
  return { keyed, rekeyed };
}

const isPresent = ({ validTo }: RegisteredAgency): boolean => validTo === undefined;
const lastFirst = (a: RegisteredAgency, b: RegisteredAgency) => (b.validTo ?? 0) - (a.validTo ?? 0);

/** Whether nobody else bears its code today, listed or not. */
function isOfDivision(agency: RegisteredAgency, tree: DivisionTree): boolean {
  const division = agency.code === null ? undefined : tree.byCode.get(agency.code);
  return division === undefined || namesBelow(tree, agency).includes(division.name);
}

function ownKey(agency: RegisteredAgency, tree: DivisionTree, free: (key: string) => boolean): string {
  const { parentCode, validFrom, validTo } = agency;
  const name = nameBelow(placesAbove(tree, parentCode), agency.kind, agency.name);
  const plain = bureauKey(parentCode, name);
  return free(plain) ? plain : bureauKey(parentCode, name, `${validFrom ?? ""}–${validTo ?? ""}`);
}
