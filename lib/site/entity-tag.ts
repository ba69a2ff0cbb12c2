/**
 * Whether an If-None-Match names the tag: a list, `*` for any, and weak tags like strong ones (RFC 9110, 13.1.2).
 * @param tag with its quotes
 */
export function matchesTag(ifNoneMatch: string | undefined, tag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === "*") return true;
  const bare = tag.replace(/^W\//, "");
  return [...ifNoneMatch.matchAll(/(?:W\/)?("[^"]*")/g)].some(([, one]) => one === bare);
}
