/**
 * The last day for the report on a year, month and day of the year after: 31 March for governments, 31 January for
 * all others (条例第四十九条; townships file in January by custom). Local notices may set other days.
 */
export const statutoryDeadlines = { government: "03-31", others: "01-31" } as const;
