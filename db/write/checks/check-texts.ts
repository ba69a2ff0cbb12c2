import { and, eq, isNull } from "drizzle-orm";
import { checks } from "@/lib/catalogue/checks";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { compareTexts } from "@/lib/likeness/alike";
import { agenciesOf, fewestAgencies } from "@/lib/likeness/common-marks";
import { foldText } from "@/lib/likeness/folded-text";
import { likePairs } from "@/lib/likeness/like-pairs";
import { marksOfText } from "@/lib/likeness/marks";
import { isNotable, namedLikenesses } from "@/lib/likeness/notable";
import { parseOther, printOther } from "@/lib/likeness/other-report";
import type { WriteDb } from "../../client";
import { scopeNumber } from "../../coded-columns";
import { isAmong } from "../../in-chunks";
import {
  bytesOfMarks,
  comparedText,
  markedTexts,
  type NamedReport,
  namedReports,
  reportTexts,
  storedMarks,
} from "../../marked-reports";
import { findings } from "../../schema";
import { insertFinding } from "../insert-report";
import { valuesSha } from "./finding-values";
import type { YearFinding } from "./year-checks";

export type TextsChecked = { findings: number; changed: number };

/** Reports whose texts are in memory at a time. */
const BATCH = 200;

/**
 * Looks for reports whose text is another's, among those in force: with a report of the given agencies, by their ids, or
 * all. What others write in the meantime changes what is common property, so a share that was found before may be
 * another once all are looked at again. A finding belongs to the report that `namedLikenesses` says and names the other
 * where others name cells; found again on the same texts and with the same share, it stays as it is.
 */
export async function checkTexts(
  db: WriteDb,
  agencyIds: readonly number[] | null,
  version: () => Promise<number>,
): Promise<TextsChecked> {
  const checked: TextsChecked = { findings: 0, changed: 0 };
  if (agencyIds?.length === 0) return checked;
  const reports = await namedReports(db);
  const wanted = agencyIds && new Set(agencyIds);
  const isWanted = (report: NamedReport) => !wanted || wanted.has(report.agencyId);
  const old = await oldFindings(db, new Set(reports.filter(isWanted).map(({ agency }) => agency)), wanted);
  for (const { report, other, share, shared } of await likenesses(db, reports, isWanted)) {
    const [one, two] = [reports[report], reports[other]];
    if (!one || !two) continue;
    const finding = sameText(one, two, share, shared);
    checked.findings += 1;
    if (old.delete(identity(one.id, finding))) continue;
    await insertFinding(
      db,
      [scopeNumber(one.scope), one.year, one.agencyId],
      one.id,
      finding,
      await version(),
    );
    checked.changed += 1;
  }
  checked.changed += old.size;
  if (old.size > 0)
    await db
      .update(findings)
      .set({ versionSuperseded: await version() })
      .where(isAmong(findings.id, [...old.values()]));
  return checked;
}

async function likenesses(
  db: WriteDb,
  reports: readonly NamedReport[],
  isWanted: (report: NamedReport) => boolean,
) {
  if (new Set(reports.map(({ agencyId }) => agencyId)).size < fewestAgencies) return [];
  const texts = markedTexts(reports, await allMarks(db, reports));
  if (agenciesOf(texts) < fewestAgencies) return [];
  const sought = new Set(
    [...reports.entries()].flatMap(([place, report]) => (isWanted(report) ? [place] : [])),
  );
  const { pairs, common } = likePairs(texts, sought);
  const compared = [];
  for (let start = 0; start < pairs.length; start += BATCH) {
    const some = pairs.slice(start, start + BATCH).flatMap(([first, second]) => {
      const [one, two] = [reports[first], reports[second]];
      // A government writes of itself and of its territory in one year.
      const isOneYears = one?.agencyId === two?.agencyId && one?.year === two?.year;
      return one && two && !isOneYears ? [{ pair: [first, second] as const, one, two }] : [];
    });
    const written = await reportTexts(db, [...new Set(some.flatMap(({ one, two }) => [one.id, two.id]))]);
    for (const { pair, one, two } of some) {
      const alike = compareTexts(comparedText(one, written), comparedText(two, written), common);
      const shared = Math.min(alike.first.shared, alike.second.shared);
      if (alike.share !== null && isNotable(alike.share, shared, one.agencyId === two.agencyId))
        compared.push({ pair, share: alike.share, shared });
    }
  }
  return namedLikenesses(reports, compared);
}

/** Those that are stored, and those of reports that have none yet, which are stored now. */
async function allMarks(db: WriteDb, reports: readonly NamedReport[]): Promise<Map<number, Uint32Array>> {
  const known = await storedMarks(db, reports);
  const bare = reports.filter(({ id }) => !known.has(id));
  for (let start = 0; start < bare.length; start += BATCH) {
    const some = bare.slice(start, start + BATCH);
    const written = await reportTexts(
      db,
      some.map(({ id }) => id),
    );
    const rows = some.map((report): [number, Uint8Array] => {
      const { text, names } = comparedText(report, written);
      const marks = marksOfText(foldText(text, names).letters);
      known.set(report.id, marks);
      return [report.id, bytesOfMarks(marks)];
    });
    await db.engine.insert("text_marks", ["report", "marks"], rows);
  }
  return known;
}

function sameText(one: NamedReport, two: NamedReport, share: number, shared: number): YearFinding {
  const name = one.agencyId === two.agencyId ? "本机关" : two.called;
  const scope = two.scope === "own" ? "" : `（${scopeNames[two.scope]}）`;
  const percent = Math.floor(share * 100);
  const message = `除条例、表式用语和许多机关都用的话以外，与${name}${two.year}年报告${scope}相同的文字有${shared}字，占较短一份的${percent}%。`;
  const other = printOther(two);
  const seen = [
    ["text", one.textSha],
    [other, two.textSha],
  ] as const;
  const { severity } = checks["same-text"];
  return {
    ...{ check: "same-text", severity, cells: [other], message, found: share },
    valuesSha: valuesSha("same-text", seen, message),
  };
}

/** Those that name one of the agencies, by its id or key; all where none are given. */
async function oldFindings(
  db: WriteDb,
  keys: ReadonlySet<string>,
  ids: ReadonlySet<number> | null,
): Promise<Map<string, number>> {
  const rows = await db
    .select()
    .from(findings)
    .where(and(eq(findings.check, "same-text"), isNull(findings.versionSuperseded)));
  const asked = rows.filter(
    ({ agency, cells: [other = ""] }) => !ids || ids.has(agency) || keys.has(parseOther(other)?.agency ?? ""),
  );
  return new Map(asked.map((row) => [identity(row.report, row), row.id]));
}

const identity = (
  report: number,
  { cells, message, valuesSha: sha }: Omit<YearFinding, "found" | "expected">,
) => JSON.stringify([report, cells, message, sha]);
