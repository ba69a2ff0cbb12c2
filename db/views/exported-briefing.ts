import type { Briefing, BriefingItem } from "@/lib/export/briefing/briefing";
import type { ExportedView } from "@/lib/export/exported-view";
import { valuesOfQuery } from "@/lib/export/values-of-query";
import { type BriefingEntry, type BriefingState, leftOut, untitled } from "@/lib/view/briefing-state";
import { printView, type View } from "@/lib/view/view";
import type { ReadDb } from "../client";
import { agencyNames } from "../queries/agency-rows";
import { exportedView } from "./exported-view";
import type { RequestedView } from "./requested-view";

export type ExportedBriefing = {
  briefing: Briefing;
  /** The entries that `briefing.items` were made of, in their order, with the region filled in. */
  entries: BriefingEntry[];
  /** Which entries were left out, and why. */
  problems: string[];
};

/** Finds the view of a query, and the database at the version that it names. */
export type AskView = (
  query: Record<string, string | string[]>,
) => Promise<Pick<RequestedView, "view" | "problems"> & { db: ReadDb }>;

/**
 * A briefing with the figures of its views. A view that the database cannot show as it was asked for is left out
 * and said: another view in its place would be another statement.
 */
export async function exportedBriefing(
  ask: AskView,
  { title, entries }: BriefingState,
): Promise<ExportedBriefing> {
  const tried = await Promise.all(
    entries.map(async (entry) => ({ entry, ...(await shown(ask, entry.view)) })),
  );
  const made = tried.flatMap(({ entry, exported }) => (exported ? [{ entry, exported }] : []));
  return {
    briefing: { title: title === "" ? untitled : title, items: made.map(itemOf) },
    entries: made.map(({ entry, exported }) => ({ ...entry, view: exported.view })),
    problems: tried.flatMap(({ entry, problems }) =>
      problems.map((problem) => leftOut(entry.number, problem)),
    ),
  };
}

const itemOf = ({ entry, exported }: { entry: BriefingEntry; exported: ExportedView }): BriefingItem => ({
  view: exported,
  title: entry.heading === "" ? exported.title : entry.heading,
  note: entry.note === "" ? null : entry.note,
});

async function shown(
  ask: AskView,
  asked: View,
): Promise<{ exported: ExportedView | null; problems: string[] }> {
  const { db, view, problems } = await ask(valuesOfQuery(new URLSearchParams(printView(asked))));
  const names = await agencyNames(db, view.units);
  const unknown = view.units.filter((key) => !names.has(key)).map((key) => `没有机关“${key}”`);
  if (problems.length + unknown.length > 0) return { exported: null, problems: [...problems, ...unknown] };
  return { exported: await exportedView(db, view), problems: [] };
}
