/** The kinds of files that 报送 leaves in. */
export const filingFormats = {
  xlsx: {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    /** Conditions of the page that the file follows, besides region and kind. */
    follows: ["year", "state", "v"],
  },
  ics: { type: "text/calendar; charset=utf-8", follows: ["year", "v"] },
  atom: { type: "application/atom+xml; charset=utf-8", follows: ["year", "v"] },
} as const;
export type FilingFormat = keyof typeof filingFormats;

export const isFilingFormat = (name: string): name is FilingFormat => Object.hasOwn(filingFormats, name);

/** Why a file of a format cannot be made under the conditions of an address, or null: some are followed by the page alone. */
export function unfollowed(format: FilingFormat, conditions: readonly string[]): string | null {
  const follows: readonly string[] = ["region", "kind", ...filingFormats[format].follows];
  const others = conditions.filter((key) => !follows.includes(key));
  if (others.length === 0) return null;
  return `这种文件的条件只能是${follows.join("、")}，不能有“${others.slice(0, 5).join("、")}”。`;
}
