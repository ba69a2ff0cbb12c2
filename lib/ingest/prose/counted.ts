import type { Clause, CountedNumber } from "./clause";
import { type Item, items } from "./items";
import { hasOtherSubject } from "./other-subject";
import { isSaidOfYear } from "./said-of-year";
import { type StatedFigure, stated } from "./stated-figure";

type Mention = CountedNumber & { clause: string; at: number };

/** The list items, service items, trainings, meetings and the processing fee that a sentence surely states. */
export function itemsIn(clauses: readonly Clause[]): StatedFigure[] {
  const mentions = clauses.flatMap(({ text, counted }, at) =>
    counted.map((number): Mention => ({ ...number, clause: text, at })),
  );
  return items.flatMap((item) => {
    const sure = mentions.filter((mention) => tells(item, mention, clauses));
    const rivals = mentions.filter((mention) => !sure.includes(mention) && isRival(item, mention));
    return rivals.length > 0 ? [] : sure.map(({ number }) => stated(item.id, number));
  });
}

function tells(
  item: Item,
  { number, before, after, clause, at }: Mention,
  clauses: readonly Clause[],
): boolean {
  return (
    item.units.includes(number.unit) &&
    item.patterns.some(([left, right]) => left.test(before) && right.test(after)) &&
    !item.unless.test(clause) &&
    (Number.isInteger(number.value) || item.id === "processing_fee") &&
    !hasOtherSubject(clauses.slice(0, at + 1)) &&
    isSaidOfYear(clauses.slice(0, at + 1), item.kind)
  );
}

const isRival = ({ rival, units }: Item, { number, before, after, clause }: Mention) =>
  rival !== undefined &&
  units.includes(number.unit) &&
  (rival.test(before) || rival.test(after)) &&
  !clause.includes("其中");
