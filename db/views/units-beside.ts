import { scopeOfKind } from "@/lib/agencies/agency-kind";
import type { Form, StatutoryTable, Unit } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import { disclosureBlocks, disclosureCellId } from "@/lib/catalogue/disclosure";
import { formFacts, type Scope, scopeNames } from "@/lib/catalogue/form-facts";
import { indicatorTable, sectionHeadings } from "@/lib/catalogue/printed-tables";
import {
  type Applicant,
  applicants,
  outcomeGroups,
  requestCellId,
  requestRows,
} from "@/lib/catalogue/requests";
import { missingText } from "@/lib/chart/number-text";
import { agencyLink, reportLink } from "@/lib/view/addresses";
import type { ReadDb } from "../client";
import { type AgencyPage, findAgency } from "../queries/agency";
import { agencyNames } from "../queries/agency-rows";
import { memberSeries } from "../queries/member-series";
import { findReport, type ReportPage } from "../queries/reports/report";
import { remembered } from "../remembered";
import { type CellInWords, cellsGiven, cellsInWords } from "./cells-in-words";

/** An agency as a column: its report of the year, or why there is none. */
export type BesideUnit = {
  key: string;
  name: string;
  href: string;
  /** 2021年格式, 全域汇总: what of the report a reader must know. */
  facts: string[];
  /** Null where it gave no report of the year. */
  reportHref: string | null;
  /** 未收录 and the like; empty where there is a report. */
  absence: string;
};

/** A cell of the form with what each agency gives, in their order; null where it gave no report. */
export type BesideRow = {
  id: string;
  /** As printed. */
  zh: string;
  /** The head that it stands under, as printed; null where it has none. */
  under: string | null;
  figures: (CellInWords | null)[];
};

export type BesideTable = {
  id: string;
  title: string;
  /** What all its figures are counted in; null where the rows say it. */
  unit: Unit | null;
  rows: BesideRow[];
};

export type UnitsBeside = { year: number; demo: boolean; units: BesideUnit[]; tables: BesideTable[] };

/** Which column of the table of requests is shown: that of one kind of applicant, or each in a table of its own. */
export type AskedApplicant = Applicant | "all";

/** The statutory tables of some agencies of one year beside each other. Unknown agencies are left out. */
export const unitsBeside = remembered(
  "unitsBeside",
  async (
    db: ReadDb,
    keys: readonly string[],
    year: number,
    applicant: AskedApplicant,
  ): Promise<UnitsBeside> => {
    const names = await agencyNames(db, keys);
    const columns: { unit: BesideUnit; report: ReportPage | null }[] = [];
    for (const key of keys) {
      const found = await findAgency(db, key);
      if (found) columns.push(await columnOf(db, found, names.get(key) ?? key, year));
    }
    const reports = columns.flatMap(({ report }) => report ?? []);
    return {
      year,
      demo: reports.some(({ report }) => report.demo),
      units: columns.map(({ unit }) => unit),
      tables: besideTables(
        columns.map(({ report }) => report),
        applicant,
      ),
    };
  },
);

async function columnOf(db: ReadDb, { agency, reports }: AgencyPage, name: string, year: number) {
  const { key } = agency;
  const compared = scopeOfKind(agency.kind);
  const ofYear = reports.filter((report) => report.year === year);
  const scope = ofYear.find((report) => report.scope === compared)?.scope ?? ofYear[0]?.scope ?? compared;
  const report = ofYear.length > 0 ? await findReport(db, key, year, scope) : null;
  const unit: BesideUnit = {
    key,
    name,
    href: agencyLink(key),
    facts: report ? factsOf(report.report.form, scope) : [],
    reportHref: report ? reportLink(key, year, scope) : null,
    absence: report ? "" : await absenceText(db, key, year, scope),
  };
  return { unit, report };
}

const factsOf = (form: Form, scope: Scope): string[] => [
  formFacts[form].zh,
  ...(scope === "territory" ? [scopeNames.territory] : []),
];

/** Why an agency has no report of a year, as everywhere: 未报送 only where the collection was declared complete. */
async function absenceText(db: ReadDb, key: string, year: number, scope: Scope): Promise<string> {
  const [figure] = await memberSeries(db, [anyCell], [key], { from: year, to: year }, { scope });
  return missingText(figure?.missing ?? "not_there");
}
const anyCell = "requests.received.total";

/** How rows are labelled in the print, and the heads that several of them stand under. */
const printedLabels = new Map<string, { name: string; under: string | null }>([
  ...disclosureBlocks.flatMap(({ clause, rows, measures }) =>
    rows.flatMap((row) =>
      measures.map((measure) => {
        const id = disclosureCellId(row, measure);
        return [id, { name: cellById(id).zh, under: clause }] as const;
      }),
    ),
  ),
  ...requestRows.flatMap(({ id, printed, group }) => {
    const siblings = requestRows.filter((row) => row.group !== null && row.group === group);
    const under = siblings.length > 1 ? outcomeGroups.find((one) => one.id === group) : undefined;
    const name = id === "otherwise" ? (under?.printed ?? printed) : printed;
    const label = { name, under: id === "otherwise" ? null : (under?.printed ?? null) };
    return applicants.map((applicant) => [requestCellId(id, applicant.id), label] as const);
  }),
]);

const titlesOfTables: Record<Exclude<StatutoryTable, "requests">, string> = {
  disclosure: sectionHeadings.disclosure,
  disputes: sectionHeadings.disputes,
  y2014: indicatorTable().title,
};

function besideTables(reports: readonly (ReportPage | null)[], applicant: AskedApplicant): BesideTable[] {
  const given = cellsGiven(reports.flatMap((report) => report ?? []));
  const tellers = reports.map((report) => (report ? cellsInWords(report) : null));
  const tableOf = (id: string, title: string, ids: readonly string[]): BesideTable[] => {
    if (ids.length === 0) return [];
    const units = new Set(ids.map((cell) => cellById(cell).unit));
    const [only] = units;
    const unit = units.size === 1 && only ? only : null;
    const rows = ids.map((cell): BesideRow => {
      const { zh, unit: own } = cellById(cell);
      const { name, under } = printedLabels.get(cell) ?? { name: zh, under: null };
      return {
        id: cell,
        zh: unit === null ? `${name}（${own}）` : name,
        under,
        figures: tellers.map((tell) => tell?.(cell) ?? null),
      };
    });
    return [{ id, title, unit, rows }];
  };
  const idsOf = (table: StatutoryTable) => given.filter((cell) => cell.table === table).map(({ id }) => id);
  const requests = applicants
    .filter(({ id }) => applicant === "all" || id === applicant)
    .flatMap(({ id, zh }) =>
      tableOf(
        `requests-${id}`,
        `${sectionHeadings.requests}：${zh}`,
        given.filter(({ table, column }) => table === "requests" && column === id).map((cell) => cell.id),
      ),
    );
  return [
    ...tableOf("disclosure", titlesOfTables.disclosure, idsOf("disclosure")),
    ...requests,
    ...tableOf("disputes", titlesOfTables.disputes, idsOf("disputes")),
    ...tableOf("y2014", titlesOfTables.y2014, idsOf("y2014")),
  ];
}
