import { checkNames, pointSigns, restsOn, signOf } from "@/lib/chart/point-words";
import type { Point } from "@/lib/series/series";

type Doubted = Pick<Point, "expected" | "impossible" | "flagged" | "checks">;

/** The sign behind a doubtful figure; what is doubted is its title, and stands in the notes below the chart. */
export function DoubtSign({ point }: { point: Doubted }) {
  const sign = signOf(point);
  if (sign === null) return null;
  const named = point.checks.length > 0 ? `：${checkNames(point.checks)}` : "";
  const words = `${pointSigns[sign].zh}${named}`;
  return (
    <span className={`doubt doubt-${sign}`} title={words} role="img" aria-label={words}>
      {pointSigns[sign].sign}
    </span>
  );
}

/** How many agencies an aggregate rests on, and what of it is doubtful. */
export function RestsOn({ point }: { point: Point }) {
  return restsOn(point).map((words) => (
    <span key={words} className="rests-on">
      {words}
    </span>
  ));
}
