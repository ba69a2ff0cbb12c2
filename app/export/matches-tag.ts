/**
 * Whether an If-None-Match names the tag: a list, `*` for any, and weak tags like strong ones (RFC 9110, 13.1.2).
 * @param tag with its quotes
 */
export function matchesTag(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === "*") return true;
  return [...ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, one]) => one === tag);
}
