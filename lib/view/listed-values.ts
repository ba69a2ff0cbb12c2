/**
 * Values of a parameter that takes several, as they stand in an address: divided by commas. A comma within a value is
 * written %2C, and so encoded once more in the address itself.
 */
export const joinValues = (values: readonly string[]): string => values.map(listedValue).join(",");

/** One value as it stands in such a list. */
export const listedValue = (value: string): string =>
  value.replace(/%(?=25|2C)/gi, "%25").replaceAll(",", "%2C");

export const splitValues = (text: string): string[] =>
  text.split(",").map((value) => value.replace(/%(25|2C)/gi, (_, code) => (code === "25" ? "%" : ",")));
