import type { ReactNode } from "react";
import type { CoverageRow } from "@/db/queries/coverage";
import { groupOf, type YearSpan } from "@/db/queries/group";
import { groupTrend } from "@/db/queries/group-trend";
import { openErrors } from "@/db/views/checks/unit-errors";
import { filingView } from "@/db/views/filing-view";
import { namedGroup, regionName } from "@/db/views/named-group";
import { changedMost, kindSeries, kindTrends } from "@/db/views/overview-kinds";
import { viewSeries, viewSpan } from "@/db/views/view-series";
import { groupKinds } from "@/lib/agencies/agency-kind";
import { indicatorById } from "@/lib/catalogue/indicators";
import { outcomeGroups } from "@/lib/catalogue/requests";
import type { ChartForm } from "@/lib/chart/forms/forms";
import { kindsPhrase } from "@/lib/sentence/filing-phrases";
import { filedPhrase, levelPhrase } from "@/lib/sentence/phrases";
import type { Series } from "@/lib/series/series";
import type { GroupFigure } from "@/lib/statistics/group-figures";
import { compareLink, importsLink, overviewLink, pageLink, totalsLink } from "@/lib/view/addresses";
import type { FilingQuery } from "@/lib/view/filing-query";
import { printTotals } from "@/lib/view/totals-query";
import { printView, type View } from "@/lib/view/view";
import { Chart, ChartNotes } from "./chart/chart";
import { Downloads } from "./export/downloads";
import { ViewFilters } from "./filters/view-filters";
import { WrongAddress } from "./filters/wrong-address";
import { CoverageTable } from "./overview/coverage-table";
import { KeyFigures } from "./overview/key-figures";
import { KindFigures, overviewOf } from "./overview/kind-figures";
import { OpenErrorList } from "./overview/open-errors";
import styles from "./overview/overview.module.css";
import { YearExceptions } from "./overview/year-exceptions";
import { PageLinks } from "./paging/page-links";
import { type Query, requestedOverview } from "./requested-view";
import { StaticHtml } from "./static-html/static-html";

type Props = { searchParams: Promise<Query> };

const received = "requests.received.total";
const keyIndicators = [received, "requests.closed.total", "rate.disclosed", "sum.disputes"];
const outcomes = outcomeGroups.map(({ id }) => `sum.${id}`);
const listed = { agencies: 8, all: 1000 };

/** 总览: how are we doing, and what needs me. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const found = await requestedOverview(query);
  const { db, view, kinds, regions, years, problems, wrong, all, rows } = found;
  const span = viewSpan(view, years);
  const [only = null] = kinds.length === 1 ? kinds : [];
  const filters = (
    <>
      <h1 className="unseen">总览</h1>
      <ViewFilters
        action={overviewLink()}
        view={view}
        allKinds={only === null}
        regions={regions}
        years={{ offered: years, ...span }}
      />
    </>
  );
  if (problems.length > 0)
    return (
      <>
        {filters}
        <WrongAddress path={overviewLink()} {...{ query, problems, wrong, valid: { regions, years } }} />
      </>
    );
  const filing: FilingQuery = {
    ...{ region: view.region, kind: only, year: span.to },
    ...{ state: null, years: false, v: view.v ?? null },
  };
  const { groups } = await filingView(db, filing);
  const errors = await openErrors(db, view.region, kinds, span, all ? listed.all : listed.agencies);
  const changed = await changedMost(db, view, kinds, span.to);
  const facts = await namedGroup(db, groupOf(view), span.to);
  const whose = only === null ? `${regionName(facts)}各类机关` : facts.name;
  const undecided = `${errors.agencies}个机关有错误${errors.errors}项未处理`;
  const said = [
    ...(errors.errors > 0 && only === null ? [undecided] : []),
    ...(changed === null ? [] : [changed]),
  ];
  const trends =
    only === null
      ? []
      : await groupTrend(db, groupOf(view), keyIndicators, span, { base: view.base, quality: view.quality });
  const now = trends[0]?.points.at(-1);
  return (
    <>
      {filters}
      <StaticHtml className={styles.sentence}>
        {only === null && groups.length > 0 ? (
          <p>{[kindsPhrase(regionName(facts), span.to, groups), ...said].join("。")}。</p>
        ) : null}
        {now && now.expected > 0 ? (
          <p>{[`${filedPhrase(facts.name, now)}${levelIn(view, now)}`, ...said].join("。")}。</p>
        ) : null}
        {groups.length === 0 && !(now && now.expected > 0) ? (
          <p>
            {whose}在{span.to}年没有应报送的机关。
          </p>
        ) : null}
      </StaticHtml>
      {only === null ? null : (
        <KeyFigures
          trends={trends}
          year={span.to}
          late={lateIn(rows, span.to)}
          openItems={errors.errors + errors.warnings}
          view={view}
        />
      )}
      <YearExceptions asked={filing} groups={groups} />
      <div className={styles.desk}>
        <OpenErrorList
          errors={errors}
          filed={groups.some(({ counts }) => counts.filed > 0)}
          asked={checkConditions(view, only, span)}
          allHref={all ? null : `${overviewOf(view, only, "all=1")}#open-errors`}
        />
        <div>
          <CoverageTable
            rows={rows}
            shown={found.shown}
            span={span}
            name={whose}
            scope={only === null ? (view.scope ?? null) : groupOf(view).scope}
          />
          <PageLinks
            page={found.page}
            pages={found.pages}
            href={(to) => pageLink(`${overviewOf(view, only)}#coverage`, to)}
            all={[`${rows.length}个机关`]}
          />
        </div>
      </div>
      {only === null ? <AllKinds found={found} year={span.to} /> : <OneKind found={found} />}
      <ul className="inline-list">
        {view.region === "" ? null : (
          <li>
            <a href={totalsLink(totalsOf(view, span))}>统计表各格的合计</a>
          </li>
        )}
        <li>
          <a href={importsLink()}>最近导入</a>
        </li>
      </ul>
    </>
  );
}

type Found = Awaited<ReturnType<typeof requestedOverview>>;

/** The figures of all kinds, and how they went on, a line for each. */
async function AllKinds({ found: { db, view, kinds }, year }: { found: Found; year: number }) {
  const trends = await kindTrends(db, view, kinds, keyIndicators);
  if (trends.length === 0) return null;
  const charts = [];
  for (const id of [received, "rate.disclosed"])
    charts.push({ form: "line" as const, series: await kindSeries(db, view, trends, id), actions: null });
  return (
    <>
      <KindFigures kinds={trends} year={year} view={view} />
      <ChartPair charts={charts} />
      <p>
        逐个机关比较：
        {trends.map(({ kind }) => (
          <a
            key={kind}
            className={styles.compare}
            href={compareLink(printView({ ...view, kind, units: [], how: "bar" }))}
          >
            {groupKinds[kind].zh}
          </a>
        ))}
      </p>
    </>
  );
}

const totalsOf = ({ region, v }: View, { to }: YearSpan) =>
  printTotals({ region, kind: null, year: to, form: null, cell: null, v: v ?? null });

/** How much a kind received, and what became of it. */
async function OneKind({ found: { db, view } }: { found: Found }) {
  const asked = [
    ["新收申请", await viewSeries(db, { ...view, units: [], what: [received], how: "line" })],
    ["办理结果", await viewSeries(db, { ...view, units: [], what: outcomes, how: "stacked" })],
  ] as const;
  const charts = asked.flatMap(([title, { view: shown, charts: made }]) =>
    made.map(({ series }) => ({
      form: shown.how,
      series: { ...series, title },
      actions: <Downloads view={shown} series={series} />,
    })),
  );
  return (
    <>
      <ChartPair charts={charts} />
      <p>
        <a href={compareLink(printView({ ...view, units: [], how: "bar" }))}>逐个机关比较</a>
      </p>
    </>
  );
}

type SideBySide = { form: ChartForm; series: Series; actions: ReactNode };

/** Charts side by side on one baseline, with what has to be said of them once below. */
function ChartPair({ charts }: { charts: readonly SideBySide[] }) {
  return (
    <section aria-label="走势">
      <div className="chart-pair">
        {charts.map(({ form, series, actions }) => (
          <Chart key={series.title} size="half" {...{ form, series, actions }} notesBelow />
        ))}
      </div>
      <StaticHtml>
        <ChartNotes charts={charts} />
      </StaticHtml>
    </section>
  );
}

/** The same agencies and years among the checks. */
const checkConditions = ({ region, v }: View, kind: View["kind"] | null, { from, to }: YearSpan) => ({
  region,
  ...(kind === null ? {} : { kind }),
  year: from === to ? String(from) : `${from}-${to}`,
  ...(v === undefined ? {} : { v }),
});

/** ，新收申请363件, and how it changed; of those with figures in all years, where only they count. */
function levelIn({ base }: View, now: GroupFigure): string {
  if (now.value === null) return "";
  const matched = base === "matched" ? `各年都有数的${now.reported}个机关` : "";
  return `，${matched}${levelPhrase(indicatorById(received), now)}`;
}

function lateIn(rows: readonly CoverageRow[], year: number): number {
  return rows.filter(({ cells }) => cells.some((cell) => cell.year === year && cell.late === true)).length;
}
