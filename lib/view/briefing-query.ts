import { briefingLink } from "@/lib/view/addresses";

/** A briefing as its address spells it: a title, and each view as a query of its own. Light enough for the browser. */
export type BriefingList = { title: string; items: string[] };

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
