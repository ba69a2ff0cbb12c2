import type { Series } from "@/lib/series";
import type { ChartForm } from "@/lib/view";

/**
 * The series with the first `most` of its agencies: in a ranking the highest ones. References stay; in small
 * multiples the others stay too, grey behind those that are kept.
 */
export function fewerLines(form: ChartForm, series: Series, most: number): Series {
  const year = Math.max(...series.years);
  const value = (line: Series["lines"][number]) =>
    line.points.find((point) => point.year === year)?.value ?? Number.NEGATIVE_INFINITY;
  const own = countedLines(form, series);
  const ordered = form === "bar" ? [...own].sort((a, b) => value(b) - value(a)) : own;
  const kept = new Set(ordered.slice(0, most));
  if (form === "multiples")
    return {
      ...series,
      lines: series.lines.map((line) =>
        line.role === "series" && !kept.has(line) ? { ...line, role: "context" as const } : line,
      ),
    };
  return { ...series, lines: series.lines.filter((line) => line.role === "reference" || kept.has(line)) };
}

/** The agencies that take room of their own in a drawing. */
export function countedLines(form: ChartForm, series: Series): Series["lines"] {
  return series.lines.filter(({ role }) => (form === "multiples" ? role === "series" : role !== "reference"));
}
