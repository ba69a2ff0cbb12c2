import { checks } from "@/lib/catalogue/checks";
import type { CellReading, Problem, Section } from "../reading";
import { type Statement, statementsIn } from "./statement";

type Cells = ReadonlyMap<string, CellReading>;

const outcomes = new Set(["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"]);

/** prose-table and prose-sum: what the sections state against the tables and against itself. */
export function checkStatements(sections: readonly Section[], cells: Cells, year: number): Problem[] {
  return sections.flatMap(({ text }) => {
    const sentences = text.split(/[。\n]/).map((sentence) => ({
      sentence,
      statements: statementsIn(sentence, year),
    }));
    return [
      ...sentences.flatMap(({ statements }) => statements.flatMap((one) => against(one, cells))),
      ...sentences.flatMap(({ sentence, statements }) => sumIn(sentence, statements)),
    ];
  });
}

/** A statement is wrong only if all its readings can be decided and none is true. */
function against({ what, value, readings, sentence }: Statement, cells: Cells): Problem[] {
  const sums = readings.map((ids) => sumOf(ids, cells));
  if (sums.includes(value) || sums.includes(null)) return [];
  const [expected] = sums;
  if (expected === undefined || expected === null) return [];
  return [
    {
      check: "prose-table",
      severity: checks["prose-table"].severity,
      cells: (readings[0] ?? []).filter((id) => cells.has(id)),
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

/** 办结35件，其中予以公开14件、部分公开0件、无法提供20件…: at least three parts behind their total. */
function sumIn(sentence: string, stated: readonly Statement[]): Problem[] {
  if (stated.length < 4 || sentence.includes("等")) return [];
  const closedAt = stated.findIndex(({ what }) => what === "办结");
  const closed = stated[closedAt];
  if (!closed) return [];
  const parts = stated.slice(closedAt + 1).filter(({ what }) => outcomes.has(what));
  if (parts.length < 3 || new Set(parts.map(({ what }) => what)).size !== parts.length) return [];
  const found = parts.reduce((sum, { value }) => sum + value, 0);
  if (found === closed.value) return [];
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
