/** A file's name as it may be printed and stored: what would break a line or turn the text around is replaced. */
export const shownName = (name: string): string =>
  name.replace(/\p{Cc}|[\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "\ufffd");
