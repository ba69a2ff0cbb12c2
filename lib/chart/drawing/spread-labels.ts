/**
 * Moves label centres apart so that neighbours stand at least `gap` px apart within [top, bottom], each as
 * near to its wish as the others allow. Same order as given. Null if they cannot all fit.
 */
export function spreadLabels(
  wishes: readonly number[],
  gap: number,
  top: number,
  bottom: number,
): number[] | null {
  if ((wishes.length - 1) * gap > bottom - top + 1e-9) return null;
  const order = wishes
    .map((wish, index) => ({ wish, index }))
    .sort((a, b) => a.wish - b.wish || a.index - b.index);
  type Group = { members: number[]; start: number };
  const groups: Group[] = [];
  const startOf = (members: number[], sum: number) => {
    const size = (members.length - 1) * gap;
    return Math.min(Math.max(sum / members.length - size / 2, top), bottom - size);
  };
  const sums = new Map<Group, number>();
  for (const { wish, index } of order) {
    let group: Group = { members: [index], start: startOf([index], wish) };
    let sum = wish;
    for (let before = groups.at(-1); before; before = groups.at(-1)) {
      if (before.start + before.members.length * gap <= group.start + 1e-9) break;
      groups.pop();
      sum += sums.get(before) ?? Number.NaN;
      const members = [...before.members, ...group.members];
      group = { members, start: startOf(members, sum) };
    }
    sums.set(group, sum);
    groups.push(group);
  }
  const places = new Array<number>(wishes.length).fill(Number.NaN);
  for (const { members, start } of groups)
    members.forEach((member, position) => {
      places[member] = start + position * gap;
    });
  return places;
}
