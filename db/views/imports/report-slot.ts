import type { Scope } from "@/lib/catalogue/form-facts";

type InSlot = { agencyKey: string; year: number; scope: Scope };

/** The name of the place that one report in force has: an agency, a year and a scope. */
export const slotOf = ({ agencyKey, year, scope }: InSlot) => `${year} ${scope} ${agencyKey}`;

/** What is said of reports, in its order, by their slots. */
export function bySlot<Said extends InSlot>(said: readonly Said[]): Map<string, Said[]> {
  const slots = new Map<string, Said[]>();
  for (const one of said) slots.set(slotOf(one), []);
  for (const one of said) slots.get(slotOf(one))?.push(one);
  return slots;
}
