import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line } from "@/lib/series/series";
import { type Group, yearsOfSpan } from "../queries/group";
import { groupTrend } from "../queries/group-trend";
import { type Frame, totalOptions } from "./frame";
import { medianLine } from "./lines";
import { namedGroup } from "./named-group";

/** The median that a view compares with: of its group, of the region above, or none. */
export async function referenceOf(
  frame: Frame,
  indicator: Indicator,
  years: readonly number[] = yearsOfSpan(frame.span),
): Promise<Line[]> {
  const { db, view, group, span, facts } = frame;
  if (view.against === "none") return [];
  const { among, ...regional } = group;
  // Around agencies that somebody chose there is their region.
  const above = among ? facts.region?.key : facts.region?.parentKey;
  const parent = view.against === "parent" ? above : undefined;
  const wider: Group = parent ? { ...regional, region: parent } : group;
  const [trend] = await groupTrend(db, wider, [indicator.id], span, { ...totalOptions(view), years });
  if (!trend) return [];
  const line = medianLine(trend.points, group.scope);
  if (!parent) return [line];
  const { name } = await namedGroup(db, wider);
  return [{ ...line, name: `${name}中位数` }];
}
