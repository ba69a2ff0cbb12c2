import { briefingEdit } from "@/lib/briefing-edit";
import { parseBriefing } from "@/lib/briefing-state";
import { valuesOfQuery } from "@/lib/export/values-of-query";
import { parseView } from "@/lib/view";

/** What a page's address may hold beside its view. */
const ownKeys: Readonly<Record<string, readonly string[]>> = { "/": ["all"], "/compare": ["add"] };

/** Whether the address of a page that shows views holds something that no view has: it is answered with 400. */
export function isMalformedView(path: string, query: URLSearchParams): boolean {
  if (path === "/briefing") return isMalformedBriefing(valuesOfQuery(query));
  const own = ownKeys[path];
  if (!own) return false;
  const values = Object.entries(valuesOfQuery(query)).filter(
    ([key, value]) => !own.includes(key) && value !== "",
  );
  return !parseView(Object.fromEntries(values)).ok;
}

function isMalformedBriefing(query: ReturnType<typeof valuesOfQuery>): boolean {
  const { problems } = briefingEdit(query) ?? parseBriefing(query);
  return problems.length > 0;
}
