const days = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" });

/** The day in China, `2026-01-31`. */
export function shanghaiDay(time: Date): string {
  return days.format(time);
}
