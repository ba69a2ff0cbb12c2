import type { Indicator } from "@/lib/catalogue/indicators";
import type { Series } from "@/lib/series/series";
import { agencyNames } from "../../queries/agency-rows";
import { yearsOfSpan } from "../../queries/group";
import { groupMembers } from "../../queries/group-members";
import { memberSeries } from "../../queries/member-series";
import type { Frame } from "../frame";
import { lineOf } from "../lines";
import { groupChart, lineSeries, tableLimit } from "./line";

/** The chosen agencies as in a line chart, or everyone. */
export const tableSeries = (frame: Frame, indicator: Indicator): Promise<Series> =>
  frame.view.units.length > 0 ? lineSeries(frame, indicator) : allMembersChart(frame, indicator);

/** Every member of the group, and the group as one below them. */
async function allMembersChart(frame: Frame, indicator: Indicator): Promise<Series> {
  const { db, view, group, span } = frame;
  const whole = await groupChart(frame, indicator);
  const members = await groupMembers(db, group, null);
  if (members.length > tableLimit)
    return { ...whole, notes: [...whole.notes, `机关超过${tableLimit}个，只列合计；请缩小范围后逐个查看`] };
  const rows = await memberSeries(db, [indicator.id], group, span, { quality: view.quality });
  const names = await agencyNames(
    db,
    members.map(({ key }) => key),
  );
  const lines = members.flatMap(({ key }) =>
    lineOf(indicator, rows, key, names.get(key), yearsOfSpan(span), "series"),
  );
  return {
    ...whole,
    lines: [...lines, ...whole.lines.map((line) => ({ ...line, role: "reference" as const }))],
  };
}
