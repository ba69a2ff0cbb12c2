import type { Absence } from "@/lib/agencies/filing";
import type { IndicatorTable, PrintedTable } from "@/lib/catalogue/printed-tables";
import { flagSign } from "@/lib/chart/point-words";

/** The sums over a territory in words and figures: the page and every file are made from this alone. */
export type ExportedTotals = {
  /** 临溪区2025年政府信息公开统计合计 */
  title: string;
  /** Who is in it, what is added, what may be double. */
  sentences: string[];
  /** How it stands to the whole territory's report. */
  wholeSentence: string;
  /** What it leaves for those who are in no sum, where it is not compared. */
  restSentence: string;
  /** The filters in words, a line each: `范围：临溪区`. */
  filters: string[];
  /** The page's whole address, with the version. */
  address: string;
  /** Label of the dataset version, and the ISO day on which it was made. */
  version: string;
  madeOn: string;
  demo: boolean;
  year: number;
  /** The tables as printed, whose cells are the keys of `figures`; none where nothing is summed. */
  tables: readonly (PrintedTable | IndicatorTable)[];
  figures: ReadonlyMap<string, TotalFigure>;
  /** Reports that are summed. */
  summed: number;
  /** Whether the whole territory's report is on the same form, so that its figures stand beside. */
  hasWhole: boolean;
  /** Whether differences are said at all; `wholeSentence` says why not. */
  isCompared: boolean;
  coverage: CoverageOfKind[];
  /** Figures that are in no sum, and how many more there are than are named. */
  excluded: { agency: string; name: string; cell: string; cellName: string; text: string }[];
  excludedMore: number;
};

/** A cell of the tables. */
export type TotalFigure = {
  name: string;
  sum: number | null;
  /** The sum, or why there is none. */
  text: string;
  reported: number;
  flagged: number;
  /** What must be said with it, in words. */
  notes: string[];
  /** The whole territory's own figure; its text is empty where no such report is beside. */
  whole: number | null;
  wholeFlagged: boolean;
  wholeText: string;
  /** The whole's figure less the sum; null: `differenceText` and `why` say so, nothing where no report is beside. */
  difference: number | null;
  differenceText: string;
  why: string;
  /** Of a count that is not compared, the whole's figure less the sum, and its words; see `TotalCell`. */
  rest: number | null;
  restText: string;
};

/** 街道、乡镇: how many there are, how many are in the sums, and who is not, by reason. */
export type CoverageOfKind = {
  name: string;
  expected: number;
  filed: number;
  summed: number;
  absent: { reason: Absence; agencies: AbsentAgency[] }[];
  /** Reports on another form. */
  others: { form: string; agencies: AbsentAgency[] }[];
};

export type AbsentAgency = { key: string; name: string };

/** With a sum: `※` where open findings question a figure in it, and `54/55` where some agencies gave none that counts. */
export function figureMarks({ sum, reported, flagged }: TotalFigure, summed: number): [string, string] {
  if (sum === null) return ["", ""];
  return [flagged > 0 ? flagSign : "", reported === summed ? "" : `${reported}/${summed}`];
}

/** 等，还有7个; nothing where all are named. */
export const moreExcluded = ({ excludedMore }: ExportedTotals): string =>
  excludedMore > 0 ? `等，还有${excludedMore}个，见各格` : "";

/** So many are named in one box of a file, which has an end: a row of Excel is no higher than 409 points. */
const mostInBox = 80;

/** 东镇、西镇, of very many the first ones and how many more there are. */
export function absentNames(agencies: readonly AbsentAgency[]): string {
  const named = agencies.slice(0, mostInBox).map(({ name }) => name);
  const more = agencies.length - named.length;
  return `${named.join("、")}${more > 0 ? `等，还有${more}个，见报送情况` : ""}`;
}
