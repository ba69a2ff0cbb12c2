import { type BriefingEntry, type BriefingState, leftOut, untitled } from "@/lib/briefing-state";
import type { Briefing, BriefingItem } from "@/lib/export/briefing/briefing";
import type { ExportedView } from "@/lib/export/exported-view";
import { valuesOfQuery } from "@/lib/export/values-of-query";
import { printView, type View } from "@/lib/view";
import type { ReadDb } from "../client";
import { exportedView } from "./exported-view";
import { requestedView } from "./requested-view";
import { unitNames } from "./unit-names";

export type ExportedBriefing = {
  briefing: Briefing;
  /** The entries that `briefing.items` were made of, in their order, with the region filled in. */
  entries: BriefingEntry[];
  /** Which entries were left out, and why. */
  problems: string[];
};

/**
 * A briefing with the figures of its views. A view that the database cannot show as it was asked for is left out
 * and said: another view in its place would be another statement.
 * @param open the database for a view, at the version that the view names
 */
export async function exportedBriefing(
  open: (view: View) => ReadDb,
  { title, entries }: BriefingState,
): Promise<ExportedBriefing> {
  const tried = await Promise.all(
    entries.map(async (entry) => ({ entry, ...(await shown(open, entry.view)) })),
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
  open: (view: View) => ReadDb,
  asked: View,
): Promise<{ exported: ExportedView | null; problems: string[] }> {
  const db = open(asked);
  const { view, problems } = await requestedView(db, valuesOfQuery(new URLSearchParams(printView(asked))));
  const names = await unitNames(db, view.units);
  const unknown = view.units.filter((key) => !names.has(key)).map((key) => `没有机关“${key}”`);
  if (problems.length + unknown.length > 0) return { exported: null, problems: [...problems, ...unknown] };
  const exported = await exportedView(db, view);
  if (view.v !== undefined && view.v !== exported.version)
    return { exported: null, problems: [`没有数据版本“${view.v}”的数，现有版本${exported.version}`] };
  return { exported, problems: [] };
}
