import type { AgencyKind } from "@/lib/agencies/agency-kind";
import { type AgencyName, agencyName, type PlaceReading } from "@/lib/agencies/agency-name";
import { branchPlace, bureauShortName, nameBelow } from "@/lib/agencies/bureau-name";
import {
  type Division,
  type DivisionTree,
  divisionByCode,
  fullName,
  governedBy,
  governingParent,
} from "@/lib/agencies/divisions";
import { governmentName, kindOfDivision, placeStem, withoutOrgans } from "@/lib/agencies/kind-of-name";
import { mentionedAbove, placeIndex, placesMentioned, possibleByWitness } from "@/lib/agencies/place-index";
import {
  type AgencyRegister,
  isActiveIn,
  type RegisteredAgency,
  registeredBelow,
  registeredByCode,
  registeredByName,
} from "@/lib/agencies/registered-agency";
import type { Scope } from "@/lib/catalogue/form-facts";

/** How sure the place is: printed with a place above it, the only one of its name, or told or confirmed by a witness. */
type ResolvedBy = "full-path" | "unique-name" | "witness";

export type AgencyResolution =
  | { kind: "registered"; agency: RegisteredAgency; scope: Scope }
  | {
      kind: "division";
      code: string;
      /** The whole name of its government, e.g. 北京市丰台区北宫镇人民政府. */
      name: string;
      shortName: string;
      agencyKind: AgencyKind;
      parentCode: string | null;
      scope: Scope;
      by: ResolvedBy;
    }
  | { kind: "bureau"; name: string; shortName: string; parentCode: string; scope: Scope; by: ResolvedBy }
  | { kind: "unknown"; name: string; scope: Scope; candidates: Division[]; why: string };

type Choice = { division: Division; by: ResolvedBy } | { candidates: Division[]; why: string };

/**
 * Finds the agency that a report names. A listed agency with exactly this name or alias wins; else the name must
 * lead to exactly one place of the register, if need be by the witnesses (folder names, breadcrumbs, text near the
 * name). Never a near match: what is left open is `unknown`, with candidates for a person to choose from.
 *
 * @param year of the report, to tell apart listed agencies that bore one name at different times
 */
export function resolveAgency(
  register: AgencyRegister,
  printedName: string,
  witnesses: readonly string[],
  year?: number,
): AgencyResolution {
  const { tree } = register;
  const name = agencyName(tree, printedName);
  const listed = (found: readonly RegisteredAgency[]) => fromList(found, name, printedName, year);
  const exact =
    listed(registeredByName(register, printedName)) ?? listed(registeredByName(register, name.normal));
  if (exact) return exact;
  const unknown = (candidates: Division[], why: string): AgencyResolution => ({
    kind: "unknown",
    name: printedName,
    scope: name.scope,
    candidates,
    why,
  });
  const { meaning, ownName, scope } = name;
  if (meaning.kind === "unknown") {
    const ended = listedBelow(register, meaning.readings, name);
    if (ended.length > 0) return listed(ended) ?? unknown([], meaning.why);
    const within = meaning.readings.map(({ division }) => division);
    const near = nearDivisions(tree, within, within.length > 0 ? ownName : name.normal);
    return unknown(near.length > 0 || within.length > 0 ? near : nearPlaces(tree, name.normal), meaning.why);
  }
  const choice = choose(tree, meaning.readings, name.normal, witnesses);
  if ("why" in choice) return unknown(choice.candidates, choice.why);
  const { division, by } = choice;
  if (meaning.kind === "bureau") {
    const whole = name.system + fullName(tree, division.code) + ownName;
    const branch = branchPlace(ownName, governedBy(tree, division.code));
    const parentCode = (branch ?? division).code;
    return (
      listed(registeredByName(register, whole)) ??
      listed(registeredBelow(register, parentCode, "bureau", ownName)) ?? {
        kind: "bureau",
        name: whole,
        shortName: bureauShortName(ownName),
        parentCode,
        scope,
        by,
      }
    );
  }
  return listed(registeredByCode(register, division.code)) ?? ofDivision(tree, division, scope, by);
}

/** Listed agencies of the only place that a name begins with: a former 甲镇 whose code is another's today. */
function listedBelow(
  register: AgencyRegister,
  readings: readonly PlaceReading[],
  { kind, normal, place }: AgencyName,
): readonly RegisteredAgency[] {
  const [reading] = readings;
  if (!reading || readings.length > 1 || kind === "bureau") return [];
  const name = nameBelow([place], kind, normal);
  return registeredBelow(register, reading.division.code, kind, name);
}

/**
 * The agency with a division code, in a year in which it reports under it; of an only bearer also in other years.
 * Undefined for an unknown code, and where it had several bearers but not one of them in the year.
 */
export function resolveCode(
  register: AgencyRegister,
  code: string,
  scope: Scope,
  year: number,
): AgencyResolution | undefined {
  const bearers = registeredByCode(register, code);
  const listed = bearers.length === 1 ? bearers : bearers.filter((one) => isActiveIn(one, year));
  const [agency] = listed;
  if (agency && listed.length === 1) return { kind: "registered", agency, scope };
  if (bearers.length > 0) return undefined;
  const division = divisionByCode(register.tree, code);
  return division && ofDivision(register.tree, division, scope, "full-path");
}

function ofDivision(
  tree: DivisionTree,
  division: Division,
  scope: Scope,
  by: ResolvedBy,
): Extract<AgencyResolution, { kind: "division" }> {
  const parent = governingParent(tree, division.code);
  return {
    kind: "division",
    code: division.code,
    name: (parent ? fullName(tree, parent.code) : "") + governmentName(division),
    shortName: division.name,
    agencyKind: kindOfDivision(division),
    parentCode: parent?.code ?? null,
    scope,
    by,
  };
}

function fromList(
  found: readonly RegisteredAgency[],
  { scope }: AgencyName,
  name: string,
  year: number | undefined,
): AgencyResolution | null {
  if (found.length === 0) return null;
  const inYear =
    year === undefined || found.length === 1 ? found : found.filter((one) => isActiveIn(one, year));
  const [agency] = inYear;
  if (agency && inYear.length === 1) return { kind: "registered", agency, scope };
  const why = `机关名录中有 ${found.length} 个机关使用“${name}”这一名称`;
  return { kind: "unknown", name, scope, candidates: [], why };
}

function choose(
  tree: DivisionTree,
  readings: readonly PlaceReading[],
  name: string,
  witnesses: readonly string[],
): Choice {
  const candidates = readings.map(({ division }) => division);
  const [only] = readings;
  if (only && readings.length === 1 && (only.places > 1 || only.division.level === "province"))
    return { division: only.division, by: "full-path" };
  const mentioned = placesMentioned(tree, witnesses);
  const possible = possibleByWitness(tree, candidates, mentioned);
  const [division] = possible;
  if (division && possible.length === 1 && mentionedAbove(tree, division, mentioned).length > 0)
    return { division, by: "witness" };
  if (!only || readings.length > 1)
    return {
      candidates,
      why: `有 ${candidates.length} 个“${only?.division.name ?? name}”与名称相符，须写明上级`,
    };
  if (mentioned.size > 0 && only.division.level === "township")
    return { candidates, why: `唯一的“${only.division.name}”不在文件所提到的地区内` };
  if (name.length < 3 || /^.区$/.test(only.division.name))
    return { candidates, why: `“${name}”过短，须写明上级` };
  return { division: only.division, by: "unique-name" };
}

const MOST = 8;

/**
 * Divisions that somebody may have meant by an unknown name, to offer and never to use: with the same stem
 * (北宫街道 → 北宫镇) or with one character changed (北官镇 → 北宫镇), within the places read, else anywhere.
 */
function nearDivisions(tree: DivisionTree, within: readonly Division[], rest: string): Division[] {
  const text = withoutOrgans(rest);
  const stem = placeStem(text);
  const near = (name: string) =>
    (stem.length >= 2 && name.startsWith(stem) && placeStem(name) === stem) ||
    (text[name.length - 1] === name.at(-1) && oneCharacterApart(name, text.slice(0, name.length))) ||
    text.startsWith(name) ||
    (placeStem(name).length >= 2 && text.startsWith(placeStem(name)));
  const found = within.flatMap((place) => {
    const below = governedBy(tree, place.code);
    const deeper = below.flatMap(({ code }) => governedBy(tree, code));
    return [...below, ...deeper].filter(({ name }) => near(name));
  });
  if (within.length === 0)
    for (const name of [text, ...["区", "县", "市", "镇", "乡", "街道"].map((suffix) => stem + suffix)])
      found.push(...(placeIndex(tree).byName.get(name) ?? []));
  return [...new Set(found)].slice(0, MOST);
}

/** The first places of unknown names, e.g. 丰合区教育局 → 丰台区, among the divisions of county level and above. */
function nearPlaces(tree: DivisionTree, text: string): Division[] {
  const found: Division[] = [];
  for (const division of placeIndex(tree).upper) {
    const { name } = division;
    if (text[name.length - 1] !== name.at(-1)) continue;
    if (oneCharacterApart(name, text.slice(0, name.length))) found.push(division);
  }
  return found.slice(0, MOST);
}

function oneCharacterApart(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 3) return false;
  let apart = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) apart++;
  return apart === 1;
}
