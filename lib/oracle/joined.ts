import type { Form } from "../catalogue/cell";
import { breaks } from "../catalogue/comparison";

/** Whether the catalogue lets an indicator's series go on between two forms; null where it has no word on the pair. */
export function mayJoin(indicator: string, before: Form, after: Form): boolean | null {
  if (before === after) return true;
  for (const item of breaks) {
    const forwards = item.before.includes(before) && item.after.includes(after);
    const backwards = item.before.includes(after) && item.after.includes(before);
    if (!forwards && !backwards) continue;
    for (const clause of item.clauses) {
      if (clause.of.length === 0) return clause.joined;
      for (const of of clause.of) {
        if (of === indicator || (of.endsWith(".") && indicator.startsWith(of))) return clause.joined;
      }
    }
  }
  return null;
}
