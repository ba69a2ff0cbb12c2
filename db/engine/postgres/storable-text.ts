/** A text as PostgreSQL can hold it, to store it or to ask for it: there is no character of the number zero in it. */
export const storableText = (text: string): string => text.replaceAll("\0", "\uFFFD");
