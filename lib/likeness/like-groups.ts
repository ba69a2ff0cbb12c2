/** The groups in which everything is like something else of the group, by the names of what is paired; the largest first. */
export function likeGroups(pairs: readonly (readonly [string, string])[]): string[][] {
  const heads = new Map<string, string>();
  const headOf = (name: string): string => {
    let head = name;
    for (let next = heads.get(head); next !== undefined && next !== head; next = heads.get(head)) head = next;
    return head;
  };
  for (const [one, two] of pairs) {
    const [first, second] = [headOf(one), headOf(two)].sort();
    if (first === undefined || second === undefined) continue;
    heads.set(second, first);
    heads.set(first, first);
  }
  const groups = new Map<string, string[]>();
  for (const name of [...new Set(pairs.flat())].sort()) {
    const head = headOf(name);
    const known = groups.get(head);
    if (known) known.push(name);
    else groups.set(head, [name]);
  }
  return [...groups.values()].sort((one, two) => two.length - one.length);
}
