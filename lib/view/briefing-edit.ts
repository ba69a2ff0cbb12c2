import { valuesOfQuery } from "@/lib/export/values-of-query";
import { paths } from "@/lib/view/addresses";
import { briefingQuery, itemQuery, viewOfItem } from "@/lib/view/briefing-list";
import { parseView, printView } from "@/lib/view/view";

type Query = Record<string, string | string[] | undefined>;

/** What a press of a button in the briefing's form asks for: the query of the changed briefing, or why there is none. */
export type BriefingEdit = { query: string; problems: string[] };

/**
 * The form sends each view as `item`, its words as `t` and `n` in the same order, what to add as `add` and which
 * button as `do`: `up-2`, `down-2`, `remove-2`, `freeze-2026-01-31.2`, `follow`. Null for a query that the form did not send.
 */
export function briefingEdit(query: Query): BriefingEdit | null {
  const { title, item, t, n, add, do: button, ...strange } = query;
  const [views, headings, notes] = [listOf(item), listOf(t), listOf(n)];
  const sent = add !== undefined || button !== undefined || headings.length > 0;
  if (!sent || headings.length !== views.length || notes.length !== views.length) return null;
  if (Object.keys(strange).length > 0) return null;
  const pressed = listOf(button)[0] ?? "";
  const items = views.map((view, at) =>
    itemQuery(versioned(viewOfItem(view), pressed), {
      heading: headings[at] ?? "",
      note: (notes[at] ?? "").replace(/\r\n?/g, "\n"),
    }),
  );
  const added = listOf(add)
    .filter((text) => text.trim() !== "")
    .map(pastedView);
  const all = [...moved(items, pressed), ...added.flatMap(({ view }) => view)];
  return {
    query: briefingQuery({ title: listOf(title)[0] ?? "", items: all }),
    problems: added.flatMap(({ problems }) => problems),
  };
}

function moved(items: readonly string[], button: string): string[] {
  const [, what, place] = /^(up|down|remove)-(\d+)$/.exec(button) ?? [];
  const at = Number(place) - 1;
  const own = items[at];
  if (own === undefined) return [...items];
  const rest = items.toSpliced(at, 1);
  if (what === "remove") return rest;
  return rest.toSpliced(Math.max(0, what === "up" ? at - 1 : at + 1), 0, own);
}

/** Frozen to the version of the button, if it was not frozen to another; or following the data again. */
function versioned(view: string, button: string): string {
  const query = new URLSearchParams(view);
  const label = /^freeze-(.+)$/.exec(button)?.[1];
  if (button === "follow") query.delete("v");
  if (label !== undefined && !query.has("v")) query.set("v", label);
  return query.toString();
}

/** The view of an address as copied from a browser's address line. */
function pastedView(text: string): { view: string[]; problems: string[] } {
  const [, path, query = ""] = /^([^?#]*)(?:\?([^#]*))?/.exec(text.trim()) ?? [];
  if (!path?.endsWith(paths.compare))
    return {
      view: [],
      problems: [
        `“${shortened(text.trim())}”不是视图的网址，请在“趋势与对比”页复制网址，形如…${paths.compare}?what=…`,
      ],
    };
  const parsed = parseView(valuesOfQuery(new URLSearchParams(query)));
  if (parsed.ok) return { view: [printView(parsed.view)], problems: [] };
  return { view: [], problems: parsed.problems.map((problem) => `粘贴的网址没有加入：${problem}`) };
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

const listOf = (value: string | string[] | undefined) => (value === undefined ? [] : [value].flat());
