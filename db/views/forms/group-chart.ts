import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line, Series } from "@/lib/series/series";
import { unitNames } from "../../queries/agency-rows";
import { yearsOf } from "../../queries/group";
import { groupMembers, ownGovernment } from "../../queries/group-members";
import { groupTrend } from "../../queries/group-trend";
import { memberSeries } from "../../queries/member-series";
import { coverageNotes } from "../coverage-notes";
import { countedOf, type Frame, seriesOf } from "../frame";
import { groupLine, lineOf, medianLine } from "../lines";
import { statedNotes } from "../prose-notes";

const tableLimit = 500;

/** The group as one: its sum or pooled rate, for a rate the members' median, and the region's own government beside it. */
export async function groupChart(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, span } = frame;
  const [trend] = await groupTrend(db, group, [indicator.id], span, countedOf(view));
  const { points, breaks } = trend ?? { points: [], breaks: [] };
  const median = indicator.kind === "rate" && view.against === "median";
  const lines = [
    groupLine(points, group.scope),
    ...(median ? [medianLine(points, group.scope)] : []),
    ...(await ownLine(frame, indicator)),
  ];
  return seriesOf(frame, indicator, lines, breaks, [
    ...coverageNotes(points, indicator),
    ...statedNotes(indicator, points),
  ]);
}

/** What the government of the region itself reports: never a part of the sum. */
async function ownLine({ db, view, group, span }: Frame, indicator: Indicator): Promise<Line[]> {
  const key = await ownGovernment(db, group);
  if (key === null) return [];
  const names = await unitNames(db, [key]);
  const rows = await memberSeries(db, [indicator.id], [key], span, {
    scope: group.scope,
    quality: view.quality,
  });
  return lineOf(indicator, rows, key, `${names.get(key) ?? key}本级报告`, yearsOf(span), "reference");
}

/** For a table: every member of the group, and the group as one below them. */
export async function everyoneChart(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, span } = frame;
  const whole = await groupChart(frame, indicator);
  const members = await groupMembers(db, group, null);
  if (members.length > tableLimit)
    return { ...whole, notes: [...whole.notes, `机关超过${tableLimit}个，只列合计；请缩小范围后逐个查看`] };
  const rows = await memberSeries(db, [indicator.id], group, span, { quality: view.quality });
  const names = await unitNames(
    db,
    members.map(({ key }) => key),
  );
  const lines = members.flatMap(({ key }) =>
    lineOf(indicator, rows, key, names.get(key), yearsOf(span), "series"),
  );
  return {
    ...whole,
    lines: [...lines, ...whole.lines.map((line) => ({ ...line, role: "reference" as const }))],
  };
}
