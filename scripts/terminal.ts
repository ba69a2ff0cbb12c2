import { shownText } from "@/lib/ingest/file-name";

/*
 * All that the commands print goes through here: names of files, titles and sentences of reports are strangers' text,
 * and a terminal obeys some of it.
 */

export const printLine = (text: string): void => console.log(shownText(text));

/** Beside what a command answers: faults, and how far it is. */
export const printNotice = (text: string): void => console.error(shownText(text));
