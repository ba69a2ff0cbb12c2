import type { ReadDb } from "@/db/client";
import { agencyNames } from "@/db/queries/agency-rows";
import type { LikeReport } from "@/db/queries/likenesses";
import { comparedReports } from "@/db/queries/reports/compared-reports";
import { scopeNames } from "@/lib/catalogue/form-facts";
import type { Piece } from "@/lib/likeness/alike";
import { reportLink } from "@/lib/view/addresses";
import type { ReportText } from "../marked-reports";
import { floorPercent } from "./likeness-list";

/** A stretch of a paragraph: shared, with the number of its passage, common property, or its own. */
export type PassageStretch = { text: string; kind: Piece["kind"]; passage: number | null };

/** A section with its paragraphs. */
export type PassageSection = { heading: string; paragraphs: PassageStretch[][] };

export type LikePairSide = { name: string; href: string; distinctive: number; sections: PassageSection[] };

export type LikePairPage = {
  first: LikePairSide;
  second: LikePairSide;
  passages: number;
  /** What they have in common, in a sentence. */
  sentence: string;
};

/** Two reports with what both say; null where they cannot be compared. */
export async function likePair(db: ReadDb, one: LikeReport, two: LikeReport): Promise<LikePairPage | null> {
  const compared = await comparedReports(db, one, two);
  if (!compared) return null;
  const names = await agencyNames(db, [one.agency, two.agency]);
  const { first, second, alike } = compared;
  const side = ({ agency, year, scope }: LikeReport, text: ReportText, pieces: Piece[], own: number) => ({
    name: `${names.get(agency) ?? agency}${year}年报告${scope === "own" ? "" : `（${scopeNames[scope]}）`}`,
    href: reportLink(agency, year, scope),
    distinctive: own,
    sections: passageSections(text, pieces),
  });
  const shared = Math.min(alike.first.shared, alike.second.shared);
  const passages = alike.passages === 0 ? "没有相同的段落" : `相同的段落${alike.passages}处，共${shared}字`;
  const share =
    alike.share === null
      ? "其中一份这样的文字不足150字，不计算比例"
      : `占较短一份的${floorPercent(alike.share)}`;
  return {
    first: side(one, first, alike.pieces.first, alike.first.distinctive),
    second: side(two, second, alike.pieces.second, alike.second.distinctive),
    passages: alike.passages,
    sentence: `除条例、表式用语和许多机关都用的话以外，两份报告分别有${alike.first.distinctive}字和${alike.second.distinctive}字，${passages}，${share}。数字、地名、机关名称和标点不计。`,
  };
}

function passageSections({ text, sections }: ReportText, pieces: readonly Piece[]): PassageSection[] {
  let next = 0;
  return sections.map(({ heading, from, to }) => {
    const paragraphs: PassageStretch[][] = [[]];
    while ((pieces[next]?.to ?? Number.POSITIVE_INFINITY) <= from) next += 1;
    for (let at = next; (pieces[at]?.from ?? to) < to; at += 1) {
      const piece = pieces[at];
      if (!piece) break;
      const lines = text.slice(Math.max(piece.from, from), Math.min(piece.to, to)).split("\n");
      for (const [turn, line] of lines.entries()) {
        if (turn > 0) paragraphs.push([]);
        const passage = piece.kind === "shared" ? piece.passage : null;
        if (line !== "") paragraphs.at(-1)?.push({ text: line, kind: piece.kind, passage });
      }
    }
    return { heading, paragraphs: paragraphs.filter(({ length }) => length > 0) };
  });
}
