import { z } from "zod";
import { valuesOfQuery } from "@/lib/export/values-of-query";
import { briefingQuery, itemQuery, mostItems } from "@/lib/view/briefing-list";
import { queryProblem } from "@/lib/view/query-problem";
import { parseView, printView, type View } from "@/lib/view/view";

/** A view of a briefing under its heading; `number` is its place in the address, counted from 1. */
export type BriefingEntry = { number: number; view: View; heading: string; note: string };
export type BriefingState = { title: string; entries: BriefingEntry[] };

export const longestBriefingTitle = 60;
export const longestNote = 600;

/** What a briefing without a title is called. */
export const untitled = "政府信息公开年度报告数据简报";

const briefingSchema = z.strictObject({
  title: z.string().default(""),
  item: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((value) => [value].flat()),
});
const wordsSchema = z.object({ t: z.string().default(""), n: z.string().default("") });

const validValues = {
  title: `一段文字，最多${longestBriefingTitle}字`,
  item: `一个视图的查询条件，可以给${mostItems}次`,
  t: `一段文字，最多${longestBriefingTitle}字`,
  n: `一段文字，最多${longestNote}字`,
};

type Query = Record<string, string | string[] | undefined>;

/** The briefing of an address. What cannot be used is left out and said, an item by its number. */
export function parseBriefing(query: Query): { state: BriefingState; problems: string[] } {
  const { t, n, ...valid } = validValues;
  const { data, issues } = usable(query);
  const problems = issues.map((issue) => queryProblem(issue, query, valid));
  const title = limited(data.title.replace(/\s+/g, " "), "标题", longestBriefingTitle, problems);
  if (data.item.length > mostItems)
    problems.push(`一份简报最多${mostItems}项，第${mostItems + 1}项起没有列入`);
  const entries = data.item.slice(0, mostItems).flatMap((text, at) => parseItem(text, at + 1, problems));
  return { state: { title, entries }, problems };
}

/** What of a query the schema takes, and its objections to the rest. */
function usable(query: Query): { data: z.infer<typeof briefingSchema>; issues: z.core.$ZodIssue[] } {
  const whole = briefingSchema.safeParse(query);
  if (whole.success) return { data: whole.data, issues: [] };
  const { issues } = whole.error;
  const bad = new Set(issues.map(({ path }) => path[0]));
  const rest = Object.entries(query).filter(
    ([key]) => Object.hasOwn(briefingSchema.shape, key) && !bad.has(key),
  );
  return { data: briefingSchema.parse(Object.fromEntries(rest)), issues };
}

/** The query of a briefing's address, without what is default. */
export function printBriefing({ title, entries }: BriefingState): string {
  return briefingQuery({
    title,
    items: entries.map(({ view, ...words }) => itemQuery(printView(view), words)),
  });
}

function parseItem(text: string, number: number, problems: string[]): BriefingEntry[] {
  const given = valuesOfQuery(new URLSearchParams(text));
  const { t, n, ...view } = given;
  const words = wordsSchema.safeParse({ t, n });
  const parsed = parseView(view);
  const reasons = [
    ...(parsed.ok ? [] : parsed.problems),
    ...(words.success ? [] : words.error.issues.map((issue) => queryProblem(issue, given, validValues))),
  ];
  problems.push(...reasons.map((reason) => leftOut(number, reason)));
  if (!parsed.ok || !words.success) return [];
  const heading = limited(
    words.data.t.replace(/\s+/g, " "),
    `第${number}项的标题`,
    longestBriefingTitle,
    problems,
  );
  const note = limited(words.data.n, `第${number}项的备注`, longestNote, problems);
  return [{ number, view: parsed.view, heading, note }];
}

export const leftOut = (number: number, reason: string) => `第${number}项没有列入：${reason}`;

/** The text without what no page can print, cut where it is too long. */
function limited(text: string, name: string, most: number, problems: string[]): string {
  const letters = [
    ...text
      .replace(/\r\n?/g, "\n")
      .replace(/(?!\n)\p{Cc}|\p{Cs}/gu, "")
      .trim(),
  ];
  if (letters.length <= most) return letters.join("");
  problems.push(`${name}最多${most}字，多出的${letters.length - most}字已略去`);
  return letters.slice(0, most).join("").trim();
}
