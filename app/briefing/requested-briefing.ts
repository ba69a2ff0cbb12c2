import { type ExportedBriefing, exportedBriefing } from "@/db/views/exported-briefing";
import { valuesOfQuery } from "@/lib/export/values-of-query";
import { briefingEdit } from "@/lib/view/briefing-edit";
import { type BriefingState, parseBriefing } from "@/lib/view/briefing-state";
import { printView } from "@/lib/view/view";
import { type Query, requestedView } from "../requested-view";

/** The figures of a briefing, for its page and its files alike; each view at the version that it is frozen to. */
export const requestedBriefing = (state: BriefingState): Promise<ExportedBriefing> =>
  exportedBriefing((query) => requestedView(query), state);

/** Whether the page of a briefing can show all that its address asks for; a button's press leads on to another. */
export async function isWholeBriefing(query: Query): Promise<boolean> {
  const edit = briefingEdit(query);
  if (edit) return edit.problems.length === 0;
  const { state, problems } = parseBriefing(query);
  if (problems.length > 0) return false;
  for (const { view } of state.entries) {
    const asked = await requestedView(valuesOfQuery(new URLSearchParams(printView(view))));
    if (asked.problems.length > 0) return false;
  }
  return true;
}
