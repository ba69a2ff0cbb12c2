/** An axis that only scales: its ticks, line and names are marks of our own. */
export const silentAxis = { tick: false, axisLine: false, tickLine: false } as const;

/** The vertical axis of figures, as wide as what stands on the left of the plot, in px. */
export function valueAxis({ low, high }: { low: number; high: number }, width: number) {
  return { ...silentAxis, type: "number", domain: [low, high], allowDataOverflow: true, width } as const;
}
