/**
 * The fields of an object that differ from the usual ones: what has to be sent where the usual is known on both
 * sides. Fields that have no usual value are among them.
 */
export function unusual<Fields extends object>(fields: Fields, usual: Partial<Fields>): Partial<Fields> {
  const found: Partial<Fields> = {};
  for (const name in fields) if (!isSame(fields[name], usual[name])) found[name] = fields[name];
  return found;
}

const isSame = (one: unknown, other: unknown) =>
  one === other ||
  (typeof one === "object" && typeof other === "object" && JSON.stringify(one) === JSON.stringify(other));
