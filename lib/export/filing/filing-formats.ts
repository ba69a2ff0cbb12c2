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
