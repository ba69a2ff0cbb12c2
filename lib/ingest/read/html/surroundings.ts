import { type Seen, type Sight, seenAsAround } from "./element-sight";
import type { Generated } from "./generated-text";

export type SeenElement = Seen & { before: Generated | null; after: Generated | null };

type Kinds = Map<string, SeenElement | null>;

/** How elements are seen in a place: `plain` those of which nothing is declared. */
type Surroundings = { plain: SeenElement; known: (style: string, isLarge: boolean) => Kinds };

/** Remembers the looks of a page: most of its elements are of a few kinds, in the same surroundings. */
export function openSurroundings() {
  const [inside, outside] = [new Map<Sight, Surroundings>(), new Map<Sight, Surroundings>()];
  return (sight: Sight, inTable: boolean): Surroundings => {
    const found = (inTable ? inside : outside).get(sight);
    if (found) return found;
    const fresh = surroundingsOf(sight);
    (inTable ? inside : outside).set(sight, fresh);
    return fresh;
  };
}

function surroundingsOf(sight: Sight): Surroundings {
  const [small, large] = [new Map<string, Kinds>(), new Map<string, Kinds>()];
  return {
    plain: { ...seenAsAround(sight), before: null, after: null },
    known(style, isLarge) {
      const styles = isLarge ? large : small;
      const found = styles.get(style);
      if (found) return found;
      const fresh: Kinds = new Map();
      styles.set(style, fresh);
      return fresh;
    },
  };
}
