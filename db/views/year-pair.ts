import type { CellTable, Form } from "@/lib/catalogue/cell";
import { breakBetween, comparableBase } from "@/lib/catalogue/comparison";
import { formFacts, type Scope } from "@/lib/catalogue/form-facts";
import { indicatorById } from "@/lib/catalogue/indicators";
import { indicatorTable, sectionHeadings } from "@/lib/catalogue/printed-tables";
import { rates } from "@/lib/catalogue/rates";
import { changeText, missingText, numberText, shareChangeText, shareText } from "@/lib/chart/number-text";
import { type TextChanges, textChanges } from "@/lib/diff/sentence-changes";
import type { Section } from "@/lib/ingest/reading";
import { changePercent } from "@/lib/sentence/phrases";
import { type AgencyFigure, agencyChange } from "@/lib/statistics/agency-figure";
import { reportLink } from "@/lib/view/addresses";
import type { ReadDb } from "../client";
import { memberSeries } from "../queries/member-series";
import { findReport, type ReportPage } from "../queries/reports/report";
import { remembered } from "../remembered";
import { type CellInWords, cellsGiven, cellsInWords } from "./cells-in-words";

/** One figure of both years, and how it changed. */
export type PairedFigure = {
  id: string;
  zh: string;
  before: CellInWords;
  after: CellInWords;
  /** +18, +1.3个百分点; null where nothing may be said. */
  difference: string | null;
  /** +6.1%, of a count or money from a base of ten. */
  percent: string | null;
  /** Why there is no difference. */
  refused: string | null;
};

export type ChangedTable = {
  id: CellTable | "rates" | "applicants";
  title: string;
  /** What either year gives, without what both give as nothing. */
  rows: PairedFigure[];
  /** The names of what is 0 in both, or 0 in one and not on the form of the other, and not questioned. */
  zeros: string[];
};

export type PairedSection = TextChanges & {
  heading: string;
  /** Whether each year has the section at all. */
  has: { before: boolean; after: boolean };
};

type Side = { year: number; form: Form; formName: string; publishedOn: string | null; href: string };

export type YearPair = {
  scope: Scope;
  demo: boolean;
  before: Side;
  after: Side;
  /** What a change of the form means, a sentence each; empty on one form. */
  breaks: string[];
  tables: ChangedTable[];
  sections: PairedSection[];
};

/** Two reports of an agency beside each other, in figures and text; null where one of them is not there. */
export const yearPair = remembered(
  "yearPair",
  async (
    db: ReadDb,
    key: string,
    years: readonly [number, number],
    scope: Scope,
  ): Promise<YearPair | null> => {
    const [before, after] = [
      await findReport(db, key, years[0], scope),
      await findReport(db, key, years[1], scope),
    ];
    if (!before || !after) return null;
    const ofRates = await memberSeries(db, rateIds, [key], { from: years[0], to: years[1] }, { scope });
    return {
      scope,
      demo: before.report.demo || after.report.demo,
      before: sideOf(before),
      after: sideOf(after),
      breaks: breaksOf(before.report.form, after.report.form),
      tables: [...changedTables(before, after), rateTable(ofRates, years)],
      sections: pairedSections(before.sections, after.sections),
    };
  },
);

const rateIds = rates.map(({ id }) => id);

const sideOf = ({ report, agency }: ReportPage): Side => ({
  year: report.year,
  form: report.form,
  formName: formFacts[report.form].zh,
  publishedOn: report.publishedOn,
  href: reportLink(agency.key, report.year, report.scope),
});

/** Each clause once, those that keep figures apart first. */
function breaksOf(before: Form, after: Form): string[] {
  const between = breakBetween("", before, after);
  if (!between) return [];
  const clauses = between.item.clauses.filter(({ of }) => !of.includes("prose."));
  return clauses.sort((a, b) => Number(a.joined) - Number(b.joined)).map(({ explain }) => explain);
}

const tableTitles = {
  disclosure: sectionHeadings.disclosure,
  requests: `${sectionHeadings.requests}：总计`,
  applicants: `${sectionHeadings.requests}：各类申请人`,
  disputes: sectionHeadings.disputes,
  y2014: indicatorTable().title,
} as const;

function changedTables(before: ReportPage, after: ReportPage): ChangedTable[] {
  const [earlier, later] = [cellsInWords(before), cellsInWords(after)];
  const cells = cellsGiven([before, after]);
  return (Object.keys(tableTitles) as (keyof typeof tableTitles)[]).flatMap((id) => {
    const own = cells.filter(({ table, column }) =>
      table === "requests" ? id === (column === "total" ? "requests" : "applicants") : table === id,
    );
    const all = own.map((cell) => changedFigure(cell.id, earlier(cell.id), later(cell.id)));
    const isNothing = ({ before: { figure: then }, after: { figure: now } }: PairedFigure) =>
      [then, now].every(
        ({ value, missing, checks }) => (value === 0 && checks.length === 0) || missing === "not_in_form",
      );
    return all.length === 0
      ? []
      : [
          {
            id,
            title: tableTitles[id],
            rows: all.filter((row) => !isNothing(row)),
            zeros: all.filter(isNothing).map(({ zh }) => zh),
          },
        ];
  });
}

function changedFigure(id: string, before: CellInWords, after: CellInWords): PairedFigure {
  const indicator = indicatorById(id);
  const isMoney = indicator.unit === "万元" || indicator.unit === "元";
  const zh = isMoney ? `${indicator.zh}（${indicator.unit}）` : indicator.zh;
  const { before: then, now } = agencyChange(indicator, before.figure, after.figure);
  if (then === null || now === null) {
    const refused = refusalOf(id, before.figure, after.figure);
    return { id, zh, before, after, difference: null, percent: null, refused };
  }
  const isShare = indicator.unit === "%";
  return {
    id,
    zh,
    before,
    after,
    difference: isShare ? shareChangeText(then, now) : changeText(now - then),
    percent: isShare || then < comparableBase || now === then ? null : changePercent(now, then),
    refused: null,
  };
}

/** Why two figures are not compared: the first of the reasons that apply. */
function refusalOf(id: string, before: AgencyFigure, after: AgencyFigure): string {
  if (before.impossible || after.impossible) return "明显有误，不比较";
  const between = before.form && after.form ? breakBetween(id, before.form, after.form) : null;
  if (between && !between.clause.joined) return "口径不同，不比较";
  if (before.missing === "no_requests" || after.missing === "no_requests") return "无申请，不比较";
  return before.missing === "no_base" || after.missing === "no_base" ? "样本过少，不比较" : "缺数，不比较";
}

function rateTable(figures: readonly AgencyFigure[], [first, last]: readonly [number, number]): ChangedTable {
  const rows = rateIds.flatMap((id) => {
    const of = (year: number) => figures.find((row) => row.indicator === id && row.year === year);
    const [before, after] = [of(first), of(last)];
    return before && after ? [changedFigure(id, rateInWords(before), rateInWords(after))] : [];
  });
  return { id: "rates", title: "各项比率", rows, zeros: [] };
}

function rateInWords(figure: AgencyFigure): CellInWords {
  const { value, missing, part, whole } = figure;
  const said = value === null ? missingText(missing ?? "no_reports") : shareText(value);
  const parts =
    part === null || whole === null || missing === "no_requests"
      ? ""
      : `（${numberText(part)}/${numberText(whole)}）`;
  return { figure, text: `${said}${parts}`, href: null, findings: [] };
}

/** The sections of both, those of one number or heading together, in the order of the later report. */
function pairedSections(before: readonly Section[], after: readonly Section[]): PairedSection[] {
  const [earlier, later] = [partsOf(before), partsOf(after)];
  const names = [...new Set([...later.keys(), ...earlier.keys()])];
  const order = (name: string) => (/^\d$/.test(name) ? Number(name) : 0);
  return names
    .sort((a, b) => order(a) - order(b))
    .flatMap((name) => {
      const [then, now] = [earlier.get(name), later.get(name)];
      const changes = textChanges(then?.text ?? "", now?.text ?? "");
      if (changes.before.length + changes.after.length === 0) return [];
      const heading = now?.heading || then?.heading || "开头";
      return [{ ...changes, heading, has: { before: then !== undefined, after: now !== undefined } }];
    });
}

function partsOf(sections: readonly Section[]): Map<string, { heading: string; text: string }> {
  const parts = new Map<string, { heading: string; text: string }>();
  for (const { number, heading, text } of sections) {
    const name = number === null ? heading : String(number);
    const known = parts.get(name);
    parts.set(name, known ? { ...known, text: `${known.text}\n${text}` } : { heading, text });
  }
  return parts;
}
