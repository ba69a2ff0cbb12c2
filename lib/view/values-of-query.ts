/** The parameters of an address as pages get them: one value, or a list of those that are given twice. */
export function valuesOfQuery(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((key) => {
      const values = query.getAll(key);
      const [first = "", ...more] = values;
      return [key, more.length > 0 ? values : first];
    }),
  );
}
