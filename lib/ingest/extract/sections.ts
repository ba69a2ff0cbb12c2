import type { Section } from "../reading";
import type { Token } from "./token";

const subjects: readonly [RegExp, number][] = [
  [/收到和处理|申请(?:办理)?情况/, 3],
  [/行政复议|行政诉讼|被申请/, 4],
  [/问题/, 5],
  [/其他.{0,4}报告/, 6],
  [/主动公开/, 2],
  [/总体|概述|基本情况/, 1],
];

const numbered = /^[一二三四五六七八九十]{1,2}[、.．]/;
const longestHeading = 40;

/**
 * The prose between the headings, tables left out. A heading is numbered, or says what the form says; a table of
 * contents gives headings with nothing below, which are dropped.
 */
export function sectionsOf(tokens: readonly Token[], inTable: (at: number) => boolean): Section[] {
  const sections: { heading: string; number: number | null; lines: string[] }[] = [];
  tokens.forEach((token, at) => {
    if (inTable(at) || (token.mode !== "paragraph" && !isProseInTable(token.text))) return;
    const number = headingNumber(token.text);
    if (number !== undefined) sections.push({ heading: token.text.trim(), number, lines: [] });
    else sections.at(-1)?.lines.push(token.text.trim());
  });
  const repeated = (index: number) => {
    const number = sections[index]?.number ?? null;
    return number !== null && sections.some((other, at) => at > index && other.number === number);
  };
  const listed = (index: number) => repeated(index) && sections[index]?.lines.length === 0;
  return sections
    .map(({ heading, number, lines }, index) => {
      // What follows a table of contents stands before the first section, not in the last one listed.
      const endsList = repeated(index) && listed(index - 1) && listed(index - 2);
      return { heading: endsList ? "" : heading, number: endsList ? null : number, text: lines.join("\n") };
    })
    .filter(({ text }, index) => text !== "" || !repeated(index));
}

/** Where a whole report is one table, the last sections and their text are boxes of it. */
const isProseInTable = (text: string) =>
  /^\s*[五六][、.．]/.test(text)
    ? headingNumber(text) !== undefined
    : text.length > 15 && text.includes("。");

/** Whether a text is a numbered heading of a section of the form. */
export const isSectionHeading = (text: string) => numbered.test(text.trim()) && Boolean(headingNumber(text));

/** The number of the section a line opens, null for a heading of its own making, undefined for ordinary text. */
function headingNumber(text: string): number | null | undefined {
  const line = text.trim();
  if (line.length > longestHeading || /[。；;：:，,]$/.test(line)) return undefined;
  const isNumbered = numbered.test(line);
  const subject = subjects.find(([words]) => words.test(line))?.[1];
  if (isNumbered) return subject ?? null;
  return subject !== undefined &&
    line.length <= 24 &&
    /(?:情况|概述|事项)$/.test(line) &&
    !/^[（(]/.test(line)
    ? subject
    : undefined;
}
