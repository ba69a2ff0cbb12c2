import { coverage } from "@/db/queries/coverage";
import { currentVersion } from "@/db/queries/dataset-version";
import { groupFacts } from "@/db/queries/group-facts";
import { groupTrend } from "@/db/queries/group-trend";
import { openFindings } from "@/db/queries/open-findings";
import { spanOf, viewSeries } from "@/db/queries/view-series";
import { indicatorById } from "@/lib/catalogue/indicators";
import { outcomeGroups } from "@/lib/catalogue/requests";
import { filedPhrase, levelPhrase } from "@/lib/phrases";
import { printView } from "@/lib/view";
import { Chart } from "./chart/chart";
import { database } from "./database";
import { EmptyDatabase } from "./empty-database";
import { ProblemNotice } from "./filters/problem-notice";
import { ViewFilters } from "./filters/view-filters";
import { CoverageTable } from "./overview/coverage-table";
import { KeyFigures } from "./overview/key-figures";
import { OpenFindingList } from "./overview/open-finding-list";
import styles from "./overview/overview.module.css";
import { requestedView } from "./requested-view";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

const keyIndicators = ["requests.received.total", "requests.closed.total", "rate.disclosed", "sum.disputes"];
const outcomes = outcomeGroups.map(({ id }) => `sum.${id}`);
const listed = 12;

/** 总览: how are we doing, and what needs me. */
export default async function Page({ searchParams }: Props) {
  const db = database();
  const { view, regions, years, problems } = await requestedView(searchParams);
  const version = await currentVersion(db);
  if (!version) return <EmptyDatabase />;
  const group = { region: view.region, kind: view.kind };
  const span = spanOf(view, years);
  const facts = await groupFacts(db, group);
  const trends = await groupTrend(db, group, keyIndicators, span);
  const received = await viewSeries(db, {
    ...view,
    units: [],
    what: ["requests.received.total"],
    how: "line",
  });
  const closed = await viewSeries(db, { ...view, units: [], what: outcomes, how: "stacked" });
  const findings = await openFindings(db, group, span, listed);
  const rows = await coverage(db, group, span);
  const points = trends[0]?.points ?? [];
  const now = points.at(-1);
  const before = points.at(-2) ?? null;
  const compareLink = `/compare?${printView({ ...view, units: [], how: "bar" })}`;
  return (
    <>
      <h1 className="unseen">总览</h1>
      <ViewFilters action="/" view={view} regions={regions} years={years} span={span} />
      <ProblemNotice problems={problems} />
      {now && now.expected > 0 ? (
        <p className={styles.sentence}>
          {filedPhrase(facts.name, now.expected, now.filed, now.year)}
          {now.value === null
            ? ""
            : `，${levelPhrase(indicatorById("requests.received.total"), now, before)}`}
          。
        </p>
      ) : (
        <p className={styles.sentence}>
          {facts.name}在{span.to}年没有应报送的机关。
        </p>
      )}
      <KeyFigures trends={trends} year={span.to} openFindings={findings.total} view={view} />
      <div className="chart-pair">
        {received.charts.map(({ series }) => (
          <Chart key={series.title} form="line" series={{ ...series, title: "新收申请" }} />
        ))}
        {closed.charts.map(({ series }) => (
          <Chart key={series.title} form="stacked" series={{ ...series, title: "办理结果" }} />
        ))}
      </div>
      <p>
        <a href={compareLink}>逐个机关比较</a>
      </p>
      <OpenFindingList findings={findings} />
      <CoverageTable
        rows={rows}
        span={span}
        name={facts.name}
        scope={view.kind === "government" ? "territory" : "own"}
      />
    </>
  );
}
