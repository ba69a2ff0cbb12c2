import type { AgencyKind } from "@/lib/agencies/agency-kind";
import { bureauUnit } from "@/lib/agencies/bureau-name";
import { ancestorsOf, type DivisionTree, isFiller } from "@/lib/agencies/divisions";
import { plainName } from "@/lib/agencies/plain-name";

const ORGAN = /(?<=街道|地区)办(事处)?$|((人民)?政府|行政公署)$/;

/** The names of a division and of those above it, the top first, fillers left out; none of an unknown code. */
export function placesAbove(tree: DivisionTree, code: string | null): string[] {
  const own = code === null ? undefined : tree.byCode.get(code);
  if (!own) return [];
  return [...ancestorsOf(tree, own.code), own]
    .filter((division) => !isFiller(tree, division))
    .map(({ name }) => name);
}

/**
 * What an agency is called within its parent, however much of the place stands before it: 北宫镇 of
 * 北京市丰台区北宫镇人民政府 and of 丰台区北宫镇, 教育局 of 北京市丰台区教育局.
 * @param places the names of the parent and of what is above it, the top first
 */
export function nameBelow(places: readonly string[], kind: AgencyKind | "unknown", name: string): string {
  const plain = plainName(name);
  const bare = kind === "bureau" ? plain : plain.replace(ORGAN, "") || plain;
  const start = places
    .map((_, at) => places.slice(at).join(""))
    .find((place) => bare.startsWith(place) && bare.length > place.length);
  const rest = bare.slice(start?.length ?? 0);
  if (kind !== "bureau") return rest.replace(/^人民政府(?=.)/, "");
  const read = bureauUnit(rest);
  return "unit" in read ? read.unit : rest;
}
