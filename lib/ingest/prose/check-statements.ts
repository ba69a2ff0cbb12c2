import { checks } from "@/lib/catalogue/checks";
import { outcomeGroups } from "@/lib/catalogue/requests";
import type { CellReading, Problem, Section } from "../reading";
import { checkShares } from "./check-shares";
import { ownNames } from "./own-name";
import { type StatedSentence, type Statement, statedSentences } from "./statement";

type Cells = ReadonlyMap<string, CellReading>;

const outcomes = new Set<string>(outcomeGroups.map(({ zh }) => zh));

/**
 * prose-table and prose-sum: what the sections state against the tables and against itself.
 * @param agency as printed, so that the figures of other units are not taken for its own
 */
export function checkStatements(
  sections: readonly Section[],
  cells: Cells,
  year: number,
  agency: string | null,
): Problem[] {
  const plain = ownNames(agency);
  return sections.flatMap(({ text }) => [
    ...statedSentences(text, year, plain).flatMap((sentence) => [
      ...sentence.statements.flatMap((statement) => against(statement, sentence.counts, cells)),
      ...sumIn(sentence),
    ]),
    ...checkShares(text, cells),
  ]);
}

/**
 * A statement is wrong only if all its readings can be decided and none is true, and if no other number of the
 * sentence is the one of the table.
 */
function against({ what, value, readings, sentence }: Statement, counts: number[], cells: Cells): Problem[] {
  const [first, ...more] = readings.filter((ids) => ids.some((id) => cells.has(id)));
  if (!first) return [];
  const expected = sumOf(first, cells);
  const sums = [expected, ...more.map((ids) => sumOf(ids, cells))];
  if (expected === null || sums.includes(null) || sums.includes(value)) return [];
  if (value > expected && counts.some((count) => count > 0 && sums.includes(count))) return [];
  return [
    {
      check: "prose-table",
      severity: checks["prose-table"].severity,
      cells: first.filter((id) => cells.has(id)),
      message: `正文“${sentence.slice(0, 60)}”与表中“${what}”${expected}件不符。`,
      expected,
      found: value,
    },
  ];
}

/** Cells that the form lacks do not count; one that it has and that is missing leaves the sum open. */
function sumOf(ids: readonly string[], cells: Cells): number | null {
  let sum = 0;
  let counted = 0;
  for (const id of ids) {
    const cell = cells.get(id);
    if (!cell) continue;
    if (cell.kind === "missing") return null;
    sum += cell.value;
    counted += 1;
  }
  return counted === 0 ? null : sum;
}

/**
 * 办结35件，其中予以公开14件、部分公开0件、无法提供20件…: at least three parts behind their total. Less than all is a
 * fault only where nothing else is counted.
 */
function sumIn({ text, statements, counts }: StatedSentence): Problem[] {
  const closed = statements.find(({ what }) => what === "办结");
  if (!closed) return [];
  const behind = statements.filter(({ order }) => order > closed.order);
  const parts = behind.filter(({ what }) => outcomes.has(what));
  if (parts.length < 3 || new Set(parts.map(({ what }) => what)).size !== parts.length) return [];
  const found = parts.reduce((sum, { value }) => sum + value, 0);
  const isWhole = behind.length === counts.length - closed.order - 1 && !/等|余|其他(?!处理)/.test(text);
  if (found === closed.value || (found < closed.value && !isWhole)) return [];
  return [
    {
      check: "prose-sum",
      severity: checks["prose-sum"].severity,
      cells: [],
      message: `正文称办结${closed.value}件，所列${parts.map(({ what, value }) => `${what}${value}件`).join("、")}合计${found}件。`,
      expected: closed.value,
      found,
    },
  ];
}
