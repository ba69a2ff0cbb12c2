/** Where the product says something else than the oracle. */
export type Difference = { what: string; is: unknown; must: unknown; at: string; view: string };

/** Numbers up to the dust of binary fractions, lists whatever their order. */
export function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one === "number" && typeof other === "number")
    return Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one));
  if (Array.isArray(one) && Array.isArray(other)) {
    const [first, second] = [one, other].map((list) => list.map((item) => JSON.stringify(item)).sort());
    return first?.join() === second?.join();
  }
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return one === other;
  const others = new Map(Object.entries(other));
  return Object.entries(one).every(([key, value]) => isEqual(value, others.get(key)));
}
