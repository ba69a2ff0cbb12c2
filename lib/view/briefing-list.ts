import { briefingLink } from "@/lib/view/addresses";

/** A briefing as its address spells it: a title, and each view as a query of its own. Light enough for the browser. */
type BriefingList = { title: string; items: string[] };

/** What the author says about a view: a heading, and a note of one or several paragraphs. */
export type ItemWords = { heading: string; note: string };

export const mostItems = 20;

/** Letters of a query, encoded, that the server still reads. */
export const longestBriefing = 12_000;

/** `what=…&how=bar&t=标题&n=备注`: a view's own query with its words beside it. */
export function itemQuery(view: string, { heading, note }: ItemWords): string {
  return [view, word("t", heading), word("n", note)].filter((part) => part !== "").join("&");
}

/** The view of an item without its words, the same for the same view. */
export function viewOfItem(item: string): string {
  const query = new URLSearchParams(item);
  query.delete("t");
  query.delete("n");
  return query.toString();
}

export function briefingQuery({ title, items }: BriefingList): string {
  const query = new URLSearchParams(title === "" ? [] : [["title", title]]);
  for (const item of items) query.append("item", item);
  return query.toString();
}

export function listOfQuery(query: string): BriefingList {
  const given = new URLSearchParams(query);
  return { title: given.get("title") ?? "", items: given.getAll("item") };
}

export const briefingAddress = (list: BriefingList, format = "") => briefingLink(briefingQuery(list), format);

/** Only what would end the value: the address encodes the rest, and Chinese encoded twice is twice as long. */
function word(key: string, text: string): string {
  return text === "" ? "" : `${key}=${text.replace(/[%&+]/g, encodeURIComponent)}`;
}

/** What is kept on a reader's machine is read as carefully as an address: others may have written it. */
export type Kept<Value> = { ok: true; value: Value } | { ok: false };

/** The list that views are collected into; an absent one is empty. */
export function keptList(text: string | null): Kept<BriefingList> {
  if (text === null) return { ok: true, value: { title: "", items: [] } };
  const value = json(text);
  if (typeof value !== "object" || value === null || !("title" in value) || !("items" in value))
    return { ok: false };
  const { title, items } = value;
  if (typeof title !== "string" || !Array.isArray(items)) return { ok: false };
  const texts = items.filter((item) => typeof item === "string");
  return texts.length === items.length ? { ok: true, value: { title, items: texts } } : { ok: false };
}

/** The briefings saved under names: the query of each. */
export function savedBriefings(text: string | null): Kept<Map<string, string>> {
  if (text === null) return { ok: true, value: new Map() };
  const value = json(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return { ok: false };
  const saved = new Map<string, string>();
  for (const [name, query] of Object.entries(value)) {
    if (typeof query !== "string") return { ok: false };
    saved.set(name, query);
  }
  return { ok: true, value: saved };
}

export const savedText = (saved: ReadonlyMap<string, string>) => JSON.stringify(Object.fromEntries(saved));

export type Collected = { outcome: "added" | "there" | "full"; list: BriefingList };

/** The list with one more view, unless it has that already or is full. */
export function collected(list: BriefingList, item: string): Collected {
  const view = viewOfItem(item);
  if (list.items.some((other) => viewOfItem(other) === view)) return { outcome: "there", list };
  const longer = { ...list, items: [...list.items, item] };
  if (longer.items.length > mostItems || briefingQuery(longer).length > longestBriefing)
    return { outcome: "full", list };
  return { outcome: "added", list: longer };
}

/**
 * The kept list after a page that showed `before` was changed to show `now`: what was collected meanwhile in
 * another tab stays, behind. Null where the page showed somebody else's briefing, which is not to replace the list.
 */
export function afterEdit(before: BriefingList, now: BriefingList, kept: BriefingList): BriefingList | null {
  const shown = new Set(before.items.map(viewOfItem));
  const own = new Set(kept.items.map(viewOfItem));
  if (kept.items.length > 0 && [...shown].some((view) => !own.has(view))) return null;
  const stays = new Set(now.items.map(viewOfItem));
  const meanwhile = kept.items.filter((item) => !shown.has(viewOfItem(item)) && !stays.has(viewOfItem(item)));
  return { title: now.title, items: [...now.items, ...meanwhile] };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
