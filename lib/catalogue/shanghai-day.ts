const inShanghai = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The day of a moment as it is called in China, `2026-01-31`; a text is an ISO time. */
export function shanghaiDay(date: Date | string): string {
  const parts = new Map(inShanghai.formatToParts(new Date(date)).map(({ type, value }) => [type, value]));
  return `${parts.get("year")}-${parts.get("month")}-${parts.get("day")}`;
}
