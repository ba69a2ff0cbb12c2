import { nameBelow, placesAbove } from "@/lib/agencies/bureau-name";
import type { DivisionTree } from "@/lib/agencies/divisions";
import { plainName } from "@/lib/agencies/name-words";
import { assignKeys, type KeyedAgency } from "@/lib/agencies/public-key";
import type { RegisterColumn } from "@/lib/agencies/register-row";
import {
  type AgencyRegister,
  agencyOfDivision,
  divisionNamed,
  namesBelow,
  type RegisteredAgency,
  registeredBelow,
  registeredByCode,
  registeredByName,
} from "@/lib/agencies/registered-agency";

type MergedRegister = {
  register: AgencyRegister;
  /** The rows of the list as they are now known, with their keys. */
  listed: readonly KeyedAgency[];
  /** Keys of known agencies that give way to others: the old one and the new one. */
  rekeyed: ReadonlyMap<string, string>;
};

/**
 * What is known, changed by the rows of a list. A row that means a known agency (see `likeness`) changes that one,
 * which keeps its key (see `assignKeys`); what the list has no column for stays as it was. Any other row is a new agency.
 * @param national divisions that are known although nobody listed them; their codes are right
 */
export function mergeRegister(
  known: AgencyRegister,
  { tree, agencies }: AgencyRegister,
  columns: ReadonlySet<RegisterColumn>,
  national: DivisionTree,
): MergedRegister {
  const meant = pairs(known, { tree, agencies }, national);
  const changed = new Map<RegisteredAgency, RegisteredAgency>();
  const rows = agencies.map((row) => {
    const before = meant.get(row);
    const after = before ? edited(before, row, columns, tree) : named(row, tree);
    if (before) changed.set(before, after);
    return after;
  });
  const kept = known.agencies.map((agency) => changed.get(agency) ?? agency);
  const fresh = rows.filter((row) => !kept.includes(row));
  const { keyed, rekeyed } = assignKeys([...kept, ...fresh], tree);
  const listed = rows.flatMap((row) => keyed.get(row) ?? []);
  return { register: { tree, agencies: [...keyed.values()] }, listed, rekeyed };
}

/** For each row the known agency that it means; no agency is meant by two rows. */
function pairs(
  known: AgencyRegister,
  listed: AgencyRegister,
  national: DivisionTree,
): Map<RegisteredAgency, RegisteredAgency> {
  const implicit = implicitAgencies(known);
  const found = listed.agencies.flatMap((row) =>
    [...candidates(known, listed.tree, row, implicit)].map((other) => ({
      row,
      other,
      rank: likeness(row, other, listed.tree, national),
    })),
  );
  const meant = new Map<RegisteredAgency, RegisteredAgency>();
  const taken = new Set<RegisteredAgency>();
  for (const { row, other, rank } of found.sort((a, b) => b.rank - a.rank)) {
    if (rank === 0 || meant.has(row) || taken.has(other)) continue;
    meant.set(row, other);
    taken.add(other);
  }
  return meant;
}

type Implicit = (code: string) => RegisteredAgency | undefined;

/** Divisions of the tree that are agencies without being listed, the same object for each code. */
function implicitAgencies({ tree, agencies }: AgencyRegister): Implicit {
  const keys = new Set(agencies.map(({ key }) => key));
  const made = new Map<string, RegisteredAgency>();
  return (code) => {
    const division = keys.has(code) ? undefined : tree.byCode.get(code);
    if (!division) return undefined;
    const agency = made.get(code) ?? agencyOfDivision(tree, division);
    made.set(code, agency);
    return agency;
  };
}

function candidates(
  known: AgencyRegister,
  tree: DivisionTree,
  row: RegisteredAgency,
  implicit: Implicit,
): Set<RegisteredAgency> {
  const found = new Set(registeredByName(known, row.name));
  const add = (agency: RegisteredAgency | undefined) => agency && found.add(agency);
  if (row.code !== null) {
    for (const agency of registeredByCode(known, row.code)) found.add(agency);
    add(implicit(row.code));
  }
  for (const name of namesBelow(tree, row)) {
    for (const agency of registeredBelow(known, row.parentCode, row.kind, name)) found.add(agency);
    if (row.kind === "bureau") continue;
    const code = divisionNamed(known.tree, row.parentCode, name)?.code;
    if (code !== undefined) {
      for (const agency of registeredByCode(known, code)) found.add(agency);
      add(implicit(code));
    }
  }
  return found;
}

/** A known agency as a row changes it. Its former name stays an alias, for the reports that bear it. */
function edited(
  before: RegisteredAgency,
  row: RegisteredAgency,
  columns: ReadonlySet<RegisterColumn>,
  tree: DivisionTree,
): RegisteredAgency {
  const kept = (column: RegisterColumn) => (columns.has(column) ? row : before);
  const { validFrom } = kept("起始年");
  const { validTo } = kept("终止年");
  const { successor } = kept("并入");
  const { key, name, shortName } = before;
  const [nameNow = row.name] = calledAlike(before, row, tree) ? [name, row.name].sort(longestFirst) : [];
  const aliases = new Set([...(before.aliases ?? []), ...(row.aliases ?? []), name]);
  aliases.delete(nameNow);
  const { validFrom: _from, validTo: _to, successor: _into, ...rest } = row;
  return named(
    {
      ...(shortName !== undefined && nameNow === name ? { shortName } : {}),
      ...rest,
      name: nameNow,
      ...(key === undefined ? {} : { key }),
      code: row.code ?? before.code,
      parentCode: row.parentCode ?? before.parentCode,
      aliases: [...aliases],
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validTo === undefined ? {} : { validTo }),
      ...(successor === undefined ? {} : { successor }),
    },
    tree,
  );
}

/** Whether both are called the same within their parent, so that the longer name is the whole one. */
const calledAlike = (a: RegisteredAgency, b: RegisteredAgency, tree: DivisionTree): boolean =>
  namesBelow(tree, { ...b, parentCode: b.parentCode ?? a.parentCode })[0] === namesBelow(tree, a)[0];

const longestFirst = (a: string, b: string) => b.length - a.length;

/** With the short name that its whole name tells, where none is given. */
function named(agency: RegisteredAgency, tree: DivisionTree): RegisteredAgency {
  if (agency.shortName !== undefined) return agency;
  const { kind, name, parentCode } = agency;
  return { ...agency, shortName: nameBelow(placesAbove(tree, parentCode), kind, name) };
}

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
function likeness(
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
