import type { Metadata } from "next";
import { StaticHtml } from "@/app/static-html/static-html";
import { type CoverageRow, filingCoverage } from "@/db/queries/coverage";
import { availableYears, demoAgencyKeys } from "@/db/queries/dataset-version";
import { filersOf } from "@/db/queries/group";
import { type FilingFigures, filingFigures, namesApart } from "@/db/views/filing-view";
import { viewSpan } from "@/db/views/view-series";
import { filingLink, pageLink } from "@/lib/view/addresses";
import { printFiling } from "@/lib/view/filing-query";
import { DemoMark } from "../demo-mark";
import { WrongAddress } from "../filters/wrong-address";
import { PageLinks } from "../paging/page-links";
import type { Query } from "../requested-view";
import { DeadlineList } from "./deadline-list";
import styles from "./filing.module.css";
import { FilingFiles } from "./filing-files";
import { FilingFilters } from "./filing-filters";
import { FilingTable } from "./filing-table";
import { KindTotals } from "./kind-totals";
import { Reminders } from "./reminders";
import { requestedFiling } from "./requested-filing";
import { StateChips } from "./state-chips";
import { YearMatrix } from "./year-matrix";

export const metadata: Metadata = { title: "报送" };

type Props = { searchParams: Promise<Query> };

/** 报送: who has filed for a year, who was late, who has not. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const found = await requestedFiling(query);
  const { asked, view, chosen, page, pages, regions, years, problems, wrong } = found;
  const demos = await demoAgencyKeys(found.db);
  const demo = view.groups.some(({ rows }) => rows.some(({ agency }) => demos.has(agency.key)));
  const filters = (
    <>
      <h1>报送{demo ? <DemoMark /> : null}</h1>
      <FilingFilters asked={asked} regions={regions} years={years} />
    </>
  );
  if (problems.length > 0)
    return (
      <>
        {filters}
        <WrongAddress path={filingLink()} {...{ query, problems, wrong, valid: { regions, years } }} />
      </>
    );
  const owed = chosen.reduce((sum, { rows }) => sum + rows.length, 0);
  return (
    <>
      {filters}
      <StaticHtml className={styles.sentences}>
        {view.groups.map(({ kind, sentence }) => (
          <p key={kind}>{sentence}</p>
        ))}
        {view.groups.length === 0 ? (
          <p>所选范围在{asked.year}年没有应报送的机关，请另选范围或年度。</p>
        ) : null}
      </StaticHtml>
      {asked.v === null ? null : (
        <p>
          这是数据版本{asked.v}的情况，不随以后的导入改变。
          <a href={filingLink(printFiling({ ...asked, v: null }))}>查看最新的情况</a>
        </p>
      )}
      {view.groups.length > 1 ? <KindTotals asked={asked} groups={view.groups} /> : null}
      <div className={styles.line}>
        <StateChips asked={asked} groups={view.groups} />
        <a href={filingLink(printFiling({ ...asked, years: !asked.years }))}>
          {asked.years ? `只看${asked.year}年` : "各年并列"}
        </a>
      </div>
      {owed === 0 ? <p>没有这样的机关，请选其他状态。</p> : <List found={found} />}
      <PageLinks
        page={page}
        pages={pages}
        href={(to) => pageLink(filingLink(printFiling(asked)), to)}
        all={[`${owed}个机关`]}
      />
      <FilingFiles asked={asked} />
      <Reminders view={view} />
      <DeadlineList deadlines={view.deadlines} year={asked.year} />
    </>
  );
}

/** The page's part of the agencies: of one year with its figures, or all years beside each other. */
async function List({
  found: { db, asked, view, shown },
}: {
  found: Awaited<ReturnType<typeof requestedFiling>>;
}) {
  if (asked.years) {
    const coverage = new Map<string, CoverageRow[]>();
    // Of years without a single report the one that is asked for alone.
    const withReports = await availableYears(db);
    const span = viewSpan({ to: Math.max(asked.year, withReports.at(-1) ?? asked.year) }, withReports);
    for (const { kind } of shown)
      coverage.set(kind, await filingCoverage(db, filersOf({ region: asked.region, kind }), span));
    return <YearMatrix groups={shown} coverage={coverage} span={span} />;
  }
  const figures = new Map<string, FilingFigures>();
  for (const { scope, rows } of shown) {
    const keys = rows.map(({ agency }) => agency.key);
    for (const [key, of] of await filingFigures(db, keys, scope, asked.year))
      figures.set(`${scope} ${key}`, of);
  }
  const names = namesApart(view.groups.flatMap(({ rows }) => rows.map(({ agency }) => agency)));
  return (
    <FilingTable {...{ groups: shown, figures, names, year: asked.year, named: view.groups.length > 1 }} />
  );
}
