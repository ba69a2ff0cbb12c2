import { checks } from "@/lib/catalogue/checks";
import { outcomeGroups } from "@/lib/catalogue/requests";
import type { CellReading, Problem, ProseReading, Section } from "../reading";
import { type SentenceStatements, type Statement, statementsBySentence } from "./statement";
import { ownNames } from "./statement-subjects";

type Cells = ReadonlyMap<string, CellReading>;

const outcomes = new Set<string>(outcomeGroups.map(({ zh }) => zh));

/**
 * prose-table and prose-sum: what the sections state against the tables and against itself.
 * @param agency as printed, so that the figures of other agencies are not taken for its own
 */
export function checkStatements(
  sections: readonly Section[],
  cells: Cells,
  year: number,
  agency: string | null,
): Problem[] {
  const plain = ownNames(agency);
  return sections.flatMap(({ text }) => [
    ...statementsBySentence(text, year, plain).flatMap((sentence) => [
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
function sumIn({ text, statements, counts }: SentenceStatements): Problem[] {
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

const outcomeWords = outcomeGroups.map(({ zh }) => zh).join("|");
/** 予以公开14件，占40%; （占办结总数的40.0%） as well. */
const share = new RegExp(
  `(?<!不)(${outcomeWords})(?:的|共|共计|了)?(\\d{1,6})件[，,（(、]?(?:约)?占(?:全部|总|已|办结|答复|办理|申请|公开|结果|件|数|量|的|为|比例|比重|比)*(约)?(\\d{1,3}(?:\\.\\d{1,4})?)[%％]`,
  "g",
);
const otherTimes = /去年|上年|上一年|同期|往年|历年|累计|以来/;
/** No sentence that a person writes is longer. */
const longest = 600;

/**
 * prose-table: the share that a sentence gives to an outcome, against what the table gives. It is true if it is the
 * stated number's share of the closed or received requests, or of any number of the same sentence.
 */
export function checkShares(text: string, cells: Cells): Problem[] {
  if (!/占[^，。；]{0,20}[%％]/.test(text)) return [];
  return text.split(/[。\n]/).flatMap((sentence) => {
    if (sentence.length > longest || otherTimes.test(sentence)) return [];
    const said = [...sentence.matchAll(/\d{1,9}/g)].map(([digits]) => Number(digits));
    return [...sentence.matchAll(share)].flatMap(([words, what, count, about, percent = ""]) => {
      const wholes = wholesIn(cells);
      if (!wholes) return [];
      const [closed] = wholes;
      const value = Number(count);
      const decimals = percent.split(".")[1]?.length ?? 0;
      // Rounded either way, or cut off; 约 leaves a percentage point.
      const near = about ? 1 : 10 ** -decimals;
      const isTrue = (whole: number) =>
        whole > 0 && Math.abs((value / whole) * 100 - Number(percent)) <= near;
      if (closed === 0 || [...wholes, ...said].some(isTrue)) return [];
      const expected = Math.round((value / closed) * 1000) / 10;
      return [
        {
          check: "prose-table" as const,
          severity: checks["prose-table"].severity,
          cells: ["requests.closed.total"],
          message: `正文“${words.slice(0, 60)}”，按表中办结总计${closed}件，${what}应占${expected}%。`,
          expected,
          found: Number(percent),
        },
      ];
    });
  });
}

/** What a share may be of: the closed requests, the received ones, these and those carried in; null if one is missing. */
function wholesIn(cells: Cells): [number, number, number] | null {
  const [closed, received, carried] = ["closed", "received", "carried_in"].map((row) => {
    const cell = cells.get(`requests.${row}.total`);
    return cell?.kind === "number" ? cell.value : null;
  });
  if (closed == null || received == null || carried == null) return null;
  return [closed, received, received + carried];
}

const total = "prose.disclosed.total";
const channels = ["prose.disclosed.website", "prose.disclosed.wechat", "prose.disclosed.weibo"];

/** prose-sum: of the items that one sentence says were disclosed, its channels cannot hold more than all. */
export function checkChannels(prose: ReadonlyMap<string, ProseReading>): Problem[] {
  const whole = prose.get(total);
  if (!whole || whole.approximate) return [];
  const parts = channels.flatMap((id) => {
    const part = prose.get(id);
    return part && part.raw === whole.raw && !part.approximate ? [{ id, value: part.value }] : [];
  });
  const found = parts.reduce((sum, { value }) => sum + value, 0);
  if (found <= whole.value) return [];
  return [
    {
      check: "prose-sum",
      severity: checks["prose-sum"].severity,
      cells: [total, ...parts.map(({ id }) => id)],
      message: `正文称主动公开信息${whole.value}条，同一句所列网站、微信、微博合计${found}条。`,
      expected: whole.value,
      found,
    },
  ];
}
