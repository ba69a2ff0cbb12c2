import { type AgencyKind, scopeOfKind } from "@/lib/agencies/agency-kind";
import { type BureauReading, readBureauName } from "@/lib/agencies/bureau-name";
import type { Division } from "@/lib/agencies/divisions";
import { type DivisionTree, governedBy } from "@/lib/agencies/divisions";
import {
  isGovernmentOf,
  isSectorName,
  isZone,
  kindOfDivision,
  kindOfName,
  scopeSuffixes,
} from "@/lib/agencies/kind-of-name";
import { plainName } from "@/lib/agencies/name-words";
import { type PlacePrefix, placeIndex, placePrefixes } from "@/lib/agencies/place-index";
import type { Scope } from "@/lib/catalogue/form-facts";

/** A division that the printed name may mean; for a bureau, the division it belongs to. */
export type PlaceReading = { readonly division: Division; readonly places: number };

/** A printed agency name taken apart. */
export type AgencyName = {
  /** The name in one form, a suffix of scope (全区, 汇总, 本级, 系统 …) taken off. */
  readonly normal: string;
  readonly kind: AgencyKind;
  readonly scope: Scope;
  /** 国家税务总局 before the place, as in 国家税务总局北京市丰台区税务局; else "". */
  readonly system: string;
  /** The place as printed, "" when the name begins with none: 北京市丰台区. */
  readonly place: string;
  /** What follows the place: 教育委员会, 人民政府, "". */
  readonly ownName: string;
  /** What the name may mean: the divisions, or the places of the bureau, or that neither was found. */
  readonly meaning:
    | { readonly kind: "division"; readonly readings: readonly PlaceReading[] }
    | { readonly kind: "bureau"; readonly readings: readonly PlaceReading[] }
    | { readonly kind: "unknown"; readonly readings: readonly PlaceReading[]; readonly why: string };
};

const CENTRAL = /^国家税务总局(?=.)/;
/** The name taken apart last: the reports of one agency often follow each other. */
const last = new WeakMap<DivisionTree, { printed: string; name: AgencyName }>();

/** Takes a printed agency name apart against a register of divisions. */
export function agencyName(tree: DivisionTree, printed: string): AgencyName {
  const known = last.get(tree);
  if (known?.printed === printed) return known.name;
  const name = takenApart(tree, printed);
  last.set(tree, { printed, name });
  return name;
}

function takenApart(tree: DivisionTree, printed: string): AgencyName {
  const plain = plainName(printed);
  const whole = read(tree, plain, null);
  if (isSectorName(plain)) return { ...whole, scope: "territory" };
  if (whole.meaning.kind !== "unknown") return whole;
  for (const [suffix, scope] of scopeSuffixes) {
    const stripped = plain.replace(suffix, "");
    if (stripped !== plain && stripped !== "") return read(tree, stripped, scope);
  }
  return whole;
}

function read(tree: DivisionTree, normal: string, scopeByName: Scope | null): AgencyName {
  const system = CENTRAL.exec(normal)?.[0] ?? "";
  const text = normal.slice(system.length);
  const prefixes = placePrefixes(placeIndex(tree), text);
  const parts = (prefix: PlacePrefix | undefined) => ({
    system,
    place: text.slice(0, text.length - (prefix?.rest.length ?? text.length)),
    ownName: prefix?.rest ?? text,
  });
  const meant = best((system ? [] : prefixes).filter(({ division, rest }) => isGovernmentOf(division, rest)));
  const [first] = meant;
  if (first) {
    const kind = kindOfDivision(first.division);
    const scope = scopeByName ?? scopeOfKind(kind);
    return { normal, kind, scope, ...parts(first), meaning: { kind: "division", readings: meant } };
  }
  const kind = kindOfName(normal);
  const scope = scopeByName ?? scopeOfKind(kind);
  const nearest = longest(prefixes);
  const [lowest] = nearest;
  if (!lowest)
    return {
      normal,
      kind,
      scope,
      ...parts(undefined),
      meaning: { kind: "unknown", readings: [], why: "名称开头没有区划代码表中的地名" },
    };
  const bureau: BureauReading =
    lowest.division.level === "township" && kind !== "bureau"
      ? { refused: `“${lowest.rest}”与“${lowest.division.name}”不相符` }
      : (shortenedPlace(tree, lowest) ?? readBureauName(lowest.rest));
  if ("ownName" in bureau)
    return {
      normal,
      kind: "bureau",
      scope: scopeByName ?? "own",
      ...parts(lowest),
      ownName: bureau.ownName,
      meaning: { kind: "bureau", readings: nearest },
    };
  return {
    normal,
    kind,
    scope,
    ...parts(lowest),
    meaning: { kind: "unknown", readings: nearest, why: bureau.refused },
  };
}

// 北京市丰台教育局 lacks its 区: neither a bureau of the city nor surely one of 丰台区.
function shortenedPlace(tree: DivisionTree, { division, rest }: PlacePrefix): { refused: string } | null {
  const meant = governedBy(tree, division.code).find(({ level, name }) => {
    const stem = name.replace(/(自治县|县|区|市|旗|州)$/, "");
    return level !== "township" && stem.length >= 2 && rest.startsWith(stem) && !rest.startsWith(name);
  });
  return meant ? { refused: `“${rest}”中的地名不完整，是否指“${meant.name}”` } : null;
}

// Zones such as 林场 are places only when their own administration is meant, else 林场管理局 would be cut.
function longest(prefixes: readonly PlacePrefix[]): PlacePrefix[] {
  const places = prefixes.filter(({ division }) => !isZone(division));
  const shortest = Math.min(...places.map(({ rest }) => rest.length));
  return best(places.filter(({ rest }) => rest.length === shortest));
}

/** One reading for each division; readings that leave no level out drive away those that do. */
function best(prefixes: readonly PlacePrefix[]): PlacePrefix[] {
  const unbroken = prefixes.filter((prefix) => prefix.unbroken);
  const byCode = new Map<string, PlacePrefix>();
  for (const prefix of unbroken.length > 0 ? unbroken : prefixes) {
    const known = byCode.get(prefix.division.code);
    if (!known || known.places < prefix.places) byCode.set(prefix.division.code, prefix);
  }
  return [...byCode.values()];
}
