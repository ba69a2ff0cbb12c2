const INVISIBLE = /[\s\u200b-\u200f\u2060\ufeff]+/gu;

/** A printed name in one form: compatibility characters folded (（ → (), white space out; traditional kept. */
export const plainName = (printed: string): string => printed.normalize("NFKC").replace(INVISIBLE, "");
