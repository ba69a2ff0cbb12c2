import type { FacetCounts } from "@/lib/agencies/filing-state";
import type { Point } from "@/lib/series/series";

/** Who has filed, as it leaves the product: every file of it is made from this alone. */
export type ExportedFiling = {
  /** 临溪区2025年报报送情况 */
  title: string;
  /** A sentence for each kind of agencies. */
  sentences: string[];
  /** The filters in words, a line each: `范围：临溪区`. */
  filters: string[];
  /** The page's whole address, with the version. */
  address: string;
  /** Label of the dataset version, and the ISO day on which it was made. */
  version: string;
  madeOn: string;
  demo: boolean;
  year: number;
  /** Only those that come under the state that was asked for. */
  rows: ExportedFilingRow[];
  /** Of all, by kind. */
  totals: { name: string; owed: number; counts: FacetCounts }[];
  deadlines: { whom: string; day: string; ground: string }[];
  /** Texts to send, and who is not in the collection. */
  reminders: { name: string; text: string }[];
};

export type ExportedFilingRow = {
  key: string;
  name: string;
  parent: string;
  kind: string;
  /** 已公开, 迟3天, 未报送 */
  state: string;
  /** 更正1次, 内容有变动 */
  amended: string;
  /** ISO days, or 未写明; empty without a report. */
  firstPublishedOn: string;
  publishedOn: string;
  deadline: string;
  daysLate: number | null;
  /** Open errors and warnings; null without a report. */
  findings: number | null;
  /** 新收申请 of the year and of the one before; undefined where the agency was not there. */
  received: Point | undefined;
  before: Point | undefined;
  /** Where both may be compared. */
  change: string;
};
