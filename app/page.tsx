import type { CoverageRow } from "@/db/queries/coverage";
import { groupOf, type YearSpan } from "@/db/queries/group";
import { groupTrend } from "@/db/queries/group-trend";
import { openFindings } from "@/db/queries/open-findings";
import { filingView } from "@/db/views/filing-view";
import { namedGroup } from "@/db/views/named-group";
import { viewSeries, viewSpan } from "@/db/views/view-series";
import { indicatorById } from "@/lib/catalogue/indicators";
import { outcomeGroups } from "@/lib/catalogue/requests";
import { filedPhrase, levelPhrase } from "@/lib/sentence/phrases";
import type { GroupFigure } from "@/lib/statistics/group-figures";
import { checksLink, compareLink, importsLink, overviewLink, pageLink } from "@/lib/view/addresses";
import type { FilingQuery } from "@/lib/view/filing-query";
import { printView, type View } from "@/lib/view/view";
import { Chart } from "./chart/chart";
import { Downloads } from "./export/downloads";
import { ViewFilters } from "./filters/view-filters";
import { WrongAddress } from "./filters/wrong-address";
import { CoverageTable } from "./overview/coverage-table";
import { KeyFigures } from "./overview/key-figures";
import { OpenFindingList } from "./overview/open-finding-list";
import styles from "./overview/overview.module.css";
import { YearExceptions } from "./overview/year-exceptions";
import { PageLinks } from "./paging/page-links";
import { type Query, requestedOverview } from "./requested-view";

type Props = { searchParams: Promise<Query> };

const keyIndicators = ["requests.received.total", "requests.closed.total", "rate.disclosed", "sum.disputes"];
const outcomes = outcomeGroups.map(({ id }) => `sum.${id}`);
const listed = { reports: 8, findings: 200, all: 1000 };

/** 总览: how are we doing, and what needs me. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const found = await requestedOverview(query);
  const { db, view, regions, years, problems, wrong, all, rows } = found;
  const span = viewSpan(view, years);
  const filters = (
    <>
      <h1 className="unseen">总览</h1>
      <ViewFilters
        action={overviewLink()}
        view={view}
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
  const group = groupOf(view);
  const facts = await namedGroup(db, group, span.to);
  const trends = await groupTrend(db, group, keyIndicators, span, { base: view.base, quality: view.quality });
  const received = await viewSeries(db, {
    ...view,
    units: [],
    what: ["requests.received.total"],
    how: "line",
  });
  const closed = await viewSeries(db, { ...view, units: [], what: outcomes, how: "stacked" });
  const findings = await openFindings(db, group, span, all ? listed.all : listed.findings);
  const filing: FilingQuery = {
    region: view.region,
    kind: isAsked(query.kind) ? view.kind : null,
    year: span.to,
    ...{ state: null, years: false, v: view.v ?? null },
  };
  const exceptions = await filingView(db, filing);
  const points = trends[0]?.points ?? [];
  const now = points.at(-1);
  const ranking = compareLink(printView({ ...view, units: [], how: "bar" }));
  return (
    <>
      {filters}
      {now && now.expected > 0 ? (
        <p className={styles.sentence}>
          {filedPhrase(facts.name, now)}
          {now.value === null
            ? ""
            : `，${matchedPhrase(view, now)}${levelPhrase(indicatorById("requests.received.total"), now)}`}
          。
        </p>
      ) : (
        <p className={styles.sentence}>
          {facts.name}在{span.to}年没有应报送的机关。
        </p>
      )}
      <KeyFigures
        trends={trends}
        year={span.to}
        late={lateIn(rows, span.to)}
        openFindings={findings.total}
        view={view}
      />
      <YearExceptions asked={filing} groups={exceptions.groups} />
      <OpenFindingList
        findings={findings}
        filed={points.some((point) => point.filed > 0)}
        scope={group.scope}
        most={listed.reports}
        checksHref={checksLink(checksQuery(view, span))}
        allHref={all ? null : `${overviewLink(`${printView(view)}&all=1`)}#open-findings`}
      />
      <div className="chart-pair">
        {received.charts.map(({ series }) => (
          <Chart
            key="received"
            size="half"
            form="line"
            series={{ ...series, title: "新收申请" }}
            actions={<Downloads view={received.view} series={series} />}
          />
        ))}
        {closed.charts.map(({ series }) => (
          <Chart
            key="outcomes"
            size="half"
            form="stacked"
            series={{ ...series, title: "办理结果" }}
            actions={<Downloads view={closed.view} series={series} />}
          />
        ))}
      </div>
      <ul className="inline-list">
        <li>
          <a href={ranking}>逐个机关比较</a>
        </li>
        <li>
          <a href={importsLink()}>最近导入</a>
        </li>
      </ul>
      <CoverageTable rows={rows} shown={found.shown} span={span} name={facts.name} scope={group.scope} />
      <PageLinks
        page={found.page}
        pages={found.pages}
        href={(to) => pageLink(`${overviewLink(printView(view))}#coverage`, to)}
        all={[`${rows.length}个机关`]}
      />
    </>
  );
}

const isAsked = (condition: Query[string]) => condition !== undefined && condition !== "";

/** The same group among the checks, in one year or in all. */
const checksQuery = ({ region, kind }: View, { from, to }: YearSpan) =>
  new URLSearchParams({ region, kind, year: from === to ? String(from) : "all" }).toString();

/** Whose the total is, where it is not of all who gave a figure. */
const matchedPhrase = ({ base }: View, { reported }: GroupFigure) =>
  base === "matched" ? `各年都有数的${reported}个机关` : "";

function lateIn(rows: readonly CoverageRow[], year: number): number {
  return rows.filter(({ cells }) => cells.some((cell) => cell.year === year && cell.late === true)).length;
}
