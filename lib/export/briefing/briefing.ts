import type { ExportedView } from "../exported-view";

/** A view in a briefing, under a heading of its own and with what the author says about it. */
export type BriefingItem = { view: ExportedView; title: string | null; note: string | null };

/** Views collected under one title. A file of a single view is a briefing of one item without a heading. */
export type Briefing = { title: string; items: BriefingItem[] };

export function briefingOf(view: ExportedView): Briefing {
  return { title: view.title, items: [{ view, title: null, note: null }] };
}

/** The versions that the figures are of: usually one. */
export function versionsOf({ items }: Briefing): string[] {
  return [...new Set(items.map(({ view }) => `${view.version}（${view.madeOn}）`))];
}

/** ISO day of the latest of these versions: the clock of a file, which has no other. */
export const madeOn = ({ items }: Briefing): string =>
  items
    .map(({ view }) => view.madeOn)
    .sort()
    .at(-1) ?? "1980-01-01";

export const isDemo = ({ items }: Briefing) => items.some(({ view }) => view.demo);

const digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/** 1 to 99 as they are written in headings: 一, 十, 十二, 二十三. */
export function chineseNumber(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), digits[number % 10] ?? ""];
  if (number < 1 || number > 99) return String(number);
  return `${tens > 1 ? digits[tens] : ""}${tens > 0 ? "十" : ""}${ones}`;
}
