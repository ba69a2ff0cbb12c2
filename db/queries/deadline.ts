/**
 * The last day for the report on a year: 31 March for governments, 31 January for all others (条例第四十九条;
 * townships file in January by custom). Local notices may set other days.
 */
function deadlineOf(kind: string, year: number): string {
  return `${year + 1}-${kind === "government" ? "03-31" : "01-31"}`;
}

/** Whether a report came after its deadline; null where its day is not known. */
export function isLate(kind: string, year: number, publishedOn: string | null): boolean | null {
  return publishedOn === null ? null : publishedOn > deadlineOf(kind, year);
}
