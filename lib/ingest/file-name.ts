/** What moves the cursor of a terminal, breaks a line, or turns the text around it; and halves of characters. */
const unprintable = /\p{Cc}|\p{Cs}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]/gu;

/** A file's name as it may be printed and stored, on one line and in one direction. */
export const shownName = (name: string): string => name.replace(unprintable, "\ufffd");

/** A text of several lines as it may be printed, whoever wrote what is in it. */
export const shownText = (text: string): string =>
  text.replace(unprintable, (sign) => (sign === "\n" || sign === "\t" ? sign : "\ufffd"));

/** JSON as it may be printed: the same value, with these signs written as escapes. */
export const shownJson = (json: string): string =>
  json.replace(unprintable, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);

/** Whether a file or folder of this name is left behind by systems and programs: nobody sent it. */
export const isLeftover = (name: string): boolean =>
  /^(?:\.[^/]|~\$|~WRL\d|__MACOSX$|Thumbs\.db$|desktop\.ini$)/i.test(name);
