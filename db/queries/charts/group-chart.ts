import type { Indicator } from "@/lib/catalogue/indicators";
import type { Line, Series } from "@/lib/series";
import { groupMembers } from "../group-members";
import { groupTrend } from "../group-trend";
import { memberSeries } from "../member-series";
import { unitNames } from "../unit-names";
import { breaksOfGroup } from "./breaks";
import { type Frame, seriesOf } from "./frame";
import { groupPoint, lineOf, medianLine } from "./lines";
import { statedNotes } from "./prose-notes";

const tableLimit = 500;

/** The group as one: its sum or pooled rate, and for a rate the members' median beside it. */
export async function groupChart(frame: Frame, indicator: Indicator): Promise<Series> {
  const [trend] = await groupTrend(frame.db, frame.group, [indicator.id], frame.span);
  const points = trend?.points ?? [];
  const lines: Line[] = [
    {
      key: "group",
      name: "合计",
      role: "series",
      href: null,
      points: points.map(groupPoint),
    },
  ];
  if (indicator.kind === "rate" && frame.view.against === "median") lines.push(medianLine(points));
  const last = points.at(-1);
  const notes =
    last && last.filed < last.expected
      ? [`${last.year}年报${last.expected - last.filed}个未报送，未计入合计`]
      : [];
  const told = [...notes, ...statedNotes(indicator, points)];
  return seriesOf(frame, indicator, lines, breaksOfGroup(points), told);
}

/** For a table: every member of the group, and the group as one below them. */
export async function everyoneChart(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, group, span } = frame;
  const whole = await groupChart(frame, indicator);
  const members = await groupMembers(db, group, null);
  if (members.length > tableLimit)
    return { ...whole, notes: [...whole.notes, `机关超过${tableLimit}个，只列合计；请缩小范围后逐个查看`] };
  const rows = await memberSeries(db, [indicator.id], group, span);
  const names = await unitNames(
    db,
    members.map(({ key }) => key),
  );
  const lines = members.flatMap(({ key }) => lineOf(rows, key, names.get(key), span, "series"));
  return {
    ...whole,
    lines: [...lines, ...whole.lines.map((line) => ({ ...line, role: "reference" as const }))],
  };
}
