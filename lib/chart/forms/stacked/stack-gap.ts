import { smallestBase } from "@/lib/catalogue/rates";
import type { Series } from "@/lib/series/series";
import { missingText } from "../../number-text";

/**
 * Why the parts of a year cannot be drawn as a whole or, with `share`, as shares of their sum, in words; null where they can.
 * An item that the form does not have is not lacking.
 */
export function stackGap({ lines, unit }: Series, year: number, share: boolean): string | null {
  const points = lines.map((line) => line.points.find((point) => point.year === year));
  const values = points.flatMap((point) => point?.value ?? []);
  const missing = points.flatMap((point) => (point ? (point.missing ?? []) : ("no_reports" as const)));
  const lacking = missing.filter((reason) => reason !== "not_in_form");
  if (values.length === 0) return missingText(lacking[0] ?? missing[0] ?? "no_reports");
  if (lacking.length > 0) return `缺${lacking.length}项`;
  if (!share) return null;
  const sum = values.reduce((total, value) => total + value, 0);
  if (sum === 0) return "合计为0";
  return sum < smallestBase && unit !== "%" ? missingText("no_base") : null;
}
