import { type ExportedBriefing, exportedBriefing } from "@/db/queries/exported-briefing";
import type { BriefingState } from "@/lib/briefing-state";
import { requestedView } from "../requested-view";

/** The figures of a briefing, for its page and its files alike; each view at the version that it is frozen to. */
export const requestedBriefing = (state: BriefingState): Promise<ExportedBriefing> =>
  exportedBriefing((query) => requestedView(Promise.resolve(query)), state);
