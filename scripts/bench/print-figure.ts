/** One measured figure beside its target; null: it has none, and only what failed is said of it. */
export function printFigure(name: string, value: string, target: string | null, holds: boolean): void {
  const verdict = holds ? (target === null ? "实测" : "达标") : "未达";
  console.log(`${verdict}　${name}：${value}${target === null ? "" : `（目标${target}）`}`);
}

/** The value below which the share of all stands: 0.5 the median, 0.99 the 99th percentile. */
export function quantile(values: readonly number[], share = 0.5): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
