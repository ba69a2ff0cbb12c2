import { checks } from "@/lib/catalogue/checks";
import { outcomeGroups } from "@/lib/catalogue/requests";
import type { CellReading, Problem } from "../reading";

type Cells = ReadonlyMap<string, CellReading>;

const outcomes = outcomeGroups.map(({ zh }) => zh).join("|");
/** 予以公开14件，占40%; （占办结总数的40.0%） as well. */
const share = new RegExp(
  `(?<!不)(${outcomes})(?:的|共|共计|了)?(\\d{1,6})件[，,（(、]?(?:约)?占(?:全部|总|已|办结|答复|办理|申请|公开|结果|件|数|量|的|为|比例|比重|比)*(约)?(\\d{1,3}(?:\\.\\d{1,4})?)[%％]`,
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
