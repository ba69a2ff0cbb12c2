import {
  type AnyFileColumnId,
  fileColumns,
  type StandingFileColumnId,
  standingFileColumns,
} from "@/lib/catalogue/codebook";
import { formFacts, scopeNames } from "@/lib/catalogue/form-facts";
import { missingText } from "@/lib/chart/number-text";
import { checkNames } from "@/lib/chart/point-words";
import { againstNames } from "@/lib/chart/standing-words";
import type { ChangeRefusal, Line, Series } from "@/lib/series/series";
import type { ExportedView } from "./exported-view";
import type { FigureRow } from "./figure-rows";
import { hasStandings, standingFigures } from "./standing-figures";

export const roleNames: Record<Line["role"], string> = {
  series: "所选",
  context: "同组其他",
  reference: "参照",
};

const refusalNames: Record<ChangeRefusal, string> = {
  nothing: "没有可比机关",
  coverage: "可比机关不足",
  undeclared: "报告尚未收齐",
  no_base: "分母不足",
};

type Value = string | number | null;
type LongColumn = {
  id: AnyFileColumnId;
  zh: string;
  width: number;
  of: (row: FigureRow, view: ExportedView) => Value;
};

const yesOrNo = (holds: boolean) => (holds ? "是" : "否");

const cells: Record<AnyFileColumnId, { width: number; of: LongColumn["of"] }> = {
  indicator_name: { width: 26, of: (row) => row.indicatorName },
  unit: { width: 16, of: (row) => unitInWords(row.unit) },
  agency_name: { width: 26, of: (row) => row.agencyName },
  role: { width: 10, of: (row) => roleNames[row.role] },
  year: { width: 8, of: (row) => row.year },
  value: { width: 14, of: (row) => row.value },
  missing: { width: 12, of: (row) => (row.missing === null ? null : missingText(row.missing)) },
  part: { width: 10, of: (row) => row.part },
  whole: { width: 10, of: (row) => row.whole },
  reported: { width: 10, of: (row) => row.reported },
  filed: { width: 10, of: (row) => row.filed },
  expected: { width: 10, of: (row) => row.expected },
  indicator: { width: 30, of: (row) => row.indicator },
  agency: { width: 18, of: (row) => row.agency },
  version: { width: 16, of: (_, view) => view.version },
  demo: { width: 10, of: (_, view) => yesOrNo(view.demo) },
  scope: { width: 10, of: (row) => scopeNames[row.scope] },
  forms: { width: 24, of: (row) => row.forms.map((form) => formFacts[form].zh).join(" ") || null },
  uncollected: { width: 12, of: (row) => row.uncollected },
  impossible: { width: 13, of: (row) => row.impossible },
  flagged: { width: 10, of: (row) => row.flagged },
  checks: { width: 24, of: (row) => checkNames(row.checks) || null },
  approximate: { width: 8, of: (row) => yesOrNo(row.approximate) },
  comparable: { width: 10, of: (row) => row.change?.n ?? null },
  comparable_of: { width: 10, of: (row) => row.change?.of ?? null },
  comparable_before: { width: 12, of: (row) => row.change?.before ?? null },
  comparable_now: { width: 12, of: (row) => row.change?.now ?? null },
  not_compared: {
    width: 16,
    of: ({ change }) => (change === null || change.refused === null ? null : refusalNames[change.refused]),
  },
  pooled_years: { width: 16, of: standingValue("pooled_years") },
  interval_low: { width: 10, of: standingValue("interval_low") },
  interval_high: { width: 10, of: standingValue("interval_high") },
  place: { width: 8, of: standingValue("place") },
  place_best: { width: 10, of: standingValue("place_best") },
  place_worst: { width: 10, of: standingValue("place_worst") },
  place_of: { width: 10, of: standingValue("place_of") },
  distance: { width: 13, of: standingValue("distance") },
  against_group: {
    width: 13,
    of: ({ standing }) => (standing?.against ? againstNames[standing.against] : null),
  },
  year_before: { width: 10, of: standingValue("year_before") },
  beyond_chance: {
    width: 13,
    of: ({ standing }) => (standing?.before ? yesOrNo(standing.beyondChance) : null),
  },
  before_part: { width: 10, of: standingValue("before_part") },
  before_whole: { width: 10, of: standingValue("before_whole") },
  before_low: { width: 13, of: standingValue("before_low") },
  before_high: { width: 13, of: standingValue("before_high") },
};

function standingValue(id: StandingFileColumnId): LongColumn["of"] {
  return ({ standing }) => (standing ? standingFigures[id](standing) : null);
}

/** The columns of the long table in files for people, CSV and XLSX alike. */
export function longColumns(view: ExportedView): readonly LongColumn[] {
  const columns = [...fileColumns, ...(hasStandings(view) ? standingFileColumns : [])];
  return columns.map(({ id, zh }) => ({ id, zh, ...cells[id] }));
}

/** What a number is counted in; a share is written as a number between 0 and 1. */
export function unitInWords(unit: Series["unit"]): string {
  return unit === "%" ? "占比（1为全部）" : unit;
}
