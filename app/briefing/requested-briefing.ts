import { type ExportedBriefing, exportedBriefing } from "@/db/queries/exported-briefing";
import type { BriefingState } from "@/lib/briefing-state";
import { database } from "../database";

/** The figures of a briefing, for its page and its files alike. */
export const requestedBriefing = (state: BriefingState): Promise<ExportedBriefing> =>
  exportedBriefing(() => database(), state);
