const limits = {
  /** Of the pairs of lines that are compared: beyond them the middle of both texts counts as other as a whole. */
  pairs: 4_000_000,
  /** Of the lines that are shown, and of each line. */
  lines: 60,
  letters: 160,
  around: 1,
};

/** A line, or another piece of text, that both have, or only the first or the second. */
export type DiffStep = { sign: " " | "-" | "+"; text: string };

/** What is other between two texts, as in a unified diff; bounded, and saying so where it is cut. */
export function lineDiff(before: readonly string[], after: readonly string[]): string[] {
  const steps = stepsBetween(before, after);
  const shown: string[] = [];
  let [old, fresh, cut, last] = [1, 1, 0, -2];
  for (const [at, step] of steps.entries()) {
    const near = steps.slice(Math.max(0, at - limits.around), at + limits.around + 1);
    if (near.some(({ sign }) => sign !== " ")) {
      const head = at > last + 1 ? [`@@ -${old} +${fresh} @@`] : [];
      last = at;
      if (shown.length < limits.lines) shown.push(...head, `${step.sign}${shortened(step.text)}`);
      else if (step.sign !== " ") cut += 1;
    }
    if (step.sign !== "+") old += 1;
    if (step.sign !== "-") fresh += 1;
  }
  return cut === 0 ? shown : [...shown, `……另有${cut}行不同`];
}

/** All pieces of two texts, be they lines or words, in one order: what is taken out stands before what is put in. */
export function stepsBetween(before: readonly string[], after: readonly string[]): DiffStep[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const least = Math.min(before.length, after.length) - start;
  while (end < least && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const same = (lines: readonly string[]) => lines.map((text): DiffStep => ({ sign: " ", text }));
  return [
    ...same(before.slice(0, start)),
    ...middle(before.slice(start, before.length - end), after.slice(start, after.length - end)),
    ...same(before.slice(before.length - end)),
  ];
}

/** By the longest common subsequence. */
function middle(before: readonly string[], after: readonly string[]): DiffStep[] {
  const removed = before.map((text): DiffStep => ({ sign: "-", text }));
  const added = after.map((text): DiffStep => ({ sign: "+", text }));
  const width = after.length + 1;
  if ((before.length + 1) * width > limits.pairs) return [...removed, ...added];
  const common = new Uint32Array((before.length + 1) * width);
  const from = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        before[row] === after[column]
          ? from(row + 1, column + 1) + 1
          : Math.max(from(row + 1, column), from(row, column + 1));
  const steps: DiffStep[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, fresh] = [before[row], after[column]];
    if (old !== undefined && old === fresh) {
      steps.push({ sign: " ", text: old });
      row += 1;
      column += 1;
    } else if (fresh === undefined || (old !== undefined && from(row + 1, column) >= from(row, column + 1))) {
      steps.push({ sign: "-", text: old ?? "" });
      row += 1;
    } else {
      steps.push({ sign: "+", text: fresh });
      column += 1;
    }
  }
  return steps;
}

const shortened = (text: string) =>
  text.length > limits.letters ? `${text.slice(0, limits.letters)}……` : text;
