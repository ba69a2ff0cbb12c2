import type { SpokenNumber } from "./spoken-number";

/** A figure that a sentence surely states, under its cell. */
export type StatedFigure = { id: string; value: number; approximate: boolean };

export const stated = (id: string, { value, approximate }: SpokenNumber): StatedFigure => ({
  id: `prose.${id}`,
  value,
  approximate,
});

/** A number that counts something, with the words before it and behind it, up to its neighbours. */
export type CountedNumber = { number: SpokenNumber; before: string; after: string };

export function countedIn(clause: string, numbers: readonly SpokenNumber[]): CountedNumber[] {
  const counted = numbers.filter(({ unit }) => unit !== "" && unit !== "%");
  let from = 0;
  return counted.map((number, index) => {
    const next = counted[index + 1]?.start ?? clause.length;
    const before = clause.slice(from, number.start);
    const tail = clause.slice(number.end, next);
    const split = next === clause.length ? -1 : tail.search(/[、和及]/);
    from = split < 0 ? next : number.end + split;
    return {
      number,
      before: before.replace(/^(?:、|和|以及|及)/, ""),
      after: split < 0 ? tail : tail.slice(0, split),
    };
  });
}
