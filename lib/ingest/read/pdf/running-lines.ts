import type { LinePart, PagePart } from "./page-parts";

export type PageParts = { width: number; height: number; parts: PagePart[] };

const margin = 0.13;
const sameHeight = 3;
const marked =
  /^(?:[-—–−_·•~]{1,4}\s*\d{1,3}\s*[-—–−_·•~]{1,4}|第?\s*\d{1,3}\s*页.{0,12}|\d{1,3}\s*[/／]\s*\d{1,3})$/;

/**
 * The pages without what runs along their upper and lower edges: page numbers, and lines that stand at the same
 * height on several pages and differ in their digits only.
 */
export function withoutRunningLines(pages: readonly PageParts[]): PageParts[] {
  const edges = pages.map(({ parts, height }) =>
    parts.filter((part): part is LinePart => part.kind === "line" && isAtEdge(part, height)),
  );
  return pages.map((page, number) => ({
    ...page,
    parts: page.parts.filter(
      (part) =>
        part.kind !== "line" ||
        !edges[number]?.includes(part) ||
        !(isMarked(part) || recurs(part, number, edges)),
    ),
  }));
}

const isAtEdge = ({ bottom, top }: LinePart, height: number) =>
  bottom < height * margin || top > height * (1 - margin);

const isMarked = ({ line }: LinePart) => marked.test(line.text);

function recurs(part: LinePart, number: number, edges: readonly (readonly LinePart[])[]): boolean {
  const { text } = part.line;
  const counted = /^\d{1,3}$/.test(text);
  if (!counted && !/\p{L}/u.test(text)) return false;
  return edges.some((lines, other) =>
    lines.some(
      ({ line }) =>
        other !== number &&
        Math.abs(line.baseline - part.line.baseline) < sameHeight &&
        (counted
          ? /^\d{1,3}$/.test(line.text) && Number(line.text) - Number(text) === other - number
          : pattern(line.text) === pattern(text)),
    ),
  );
}

const pattern = (text: string) => text.replace(/\d+/g, "#");
