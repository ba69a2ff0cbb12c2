/** A file's name as it may be printed and stored: what would break a line or turn the text around is replaced. */
export const shownName = (name: string): string =>
  name.replace(/\p{Cc}|[\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, "\ufffd");

/** Whether a file or folder of this name is left behind by systems and programs: nobody sent it. */
export const isLeftover = (name: string): boolean =>
  /^(?:\.[^/]|~\$|~WRL\d|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name);
