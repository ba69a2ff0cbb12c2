import type { Value } from "./css-value";
import type { Declaration } from "./declarations";
import type { Rule } from "./style-sheet";

/** What is declared of an element in the end, by property. */
export type Declared = ReadonlyMap<string, Value>;

/** What takes an element, or all in it, out of sight. */
const hiding = new Set(
  `display visibility mso-hide content-visibility opacity filter position text-indent clip clip-path width height
  max-width max-height overflow transform translate scale rotate margin-left margin-top margin-right
  text-decoration-line line-height`.split(/\s+/),
);

/**
 * The important ones stand above the others, and an element's own style above the rules.
 * @param rules in the order of the cascade
 * @param isLarge whether what the rules hide is seen all the same
 */
export function cascade(rules: readonly Rule[], own: readonly Declaration[], isLarge: boolean): Declared {
  const declared = new Map<string, Value>();
  for (const important of [false, true]) {
    for (const rule of rules)
      for (const one of rule.declarations)
        if (one.important === important && !(isLarge && hiding.has(one.property)))
          declared.set(one.property, one.value);
    for (const one of own) if (one.important === important) declared.set(one.property, one.value);
  }
  return declared;
}
