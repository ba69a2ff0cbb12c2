import { Chart } from "@/app/chart/chart";
import { database } from "@/app/database";
import { Downloads } from "@/app/export/downloads";
import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import type { AgencyPage } from "@/db/queries/agency";
import { groupOf, yearsOfSpan } from "@/db/queries/group";
import { groupTrend } from "@/db/queries/group-trend";
import { memberSeries } from "@/db/queries/member-series";
import { chartView } from "@/db/views/chart-view";
import { viewSeries } from "@/db/views/view-series";
import type { Scope } from "@/lib/catalogue/form-facts";
import { applicants, applicantsHeading, outcomeGroups, requestCellId } from "@/lib/catalogue/requests";
import type { Series } from "@/lib/series/series";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import { compareLink } from "@/lib/view/addresses";
import { printView, type View } from "@/lib/view/view";
import { AgencySentence } from "./agency-sentence";
import { CorrectionLinks } from "./correction-links";
import profile from "./profile.module.css";
import { ReasonTable, reasonCells } from "./reason-table";
import { YearTable, YearTableNotes } from "./year-table";

const tabled = [
  "requests.received.total",
  "requests.carried_in.total",
  "requests.closed.total",
  "requests.carried_out.total",
  "rate.disclosed",
  "sum.disputes",
  "disclosure.penalties.decisions",
];

const leadIndicator = "requests.received.total";

/** The other agencies are in the spine and in the comparison: here each would weigh as much as the agency itself. */
const withoutOthers = (series: Series): Series => ({
  ...series,
  lines: series.lines.filter(({ role }) => role !== "context"),
});

/** What the agency's requests are made of, each a chart of its own. */
const stacks = [
  { title: "办理结果", what: outcomeGroups.map(({ id }) => `sum.${id}`) },
  {
    title: `新收申请的${applicantsHeading}`,
    what: applicants.filter(({ id }) => id !== "total").map(({ id }) => requestCellId("received", id)),
  },
  {
    title: "行政复议和行政诉讼",
    what: ["review", "suit_direct", "suit_after_review"].map((route) => `disputes.${route}.total`),
  },
] as const;

type Props = { view: View; reports: AgencyPage["reports"]; scope: Scope };

/** An agency over all its years: beside its group, and what its requests were made of. */
export async function AgencyTrend({ view, reports, scope }: Props) {
  const db = await database();
  const data = await viewSeries(db, view);
  const [key = ""] = view.units;
  const values: AgencyFigure[] = [];
  for (const of of new Set(reports.map((report) => report.scope)))
    values.push(...(await memberSeries(db, tabled, [key], data.span, { scope: of })));
  const reasons = await memberSeries(db, reasonCells, [key], data.span, { scope });
  const group = groupOf(view);
  const [trend] = await groupTrend(db, group, [leadIndicator], data.span);
  // The office of a government is not to be held against whole territories.
  const medians = group.scope === scope ? (trend?.points ?? []) : [];
  return (
    <>
      <h2 id="trend">历年情况</h2>
      <AgencySentence {...{ reports, scope, values, medians }} facts={data.facts} />
      <p className={profile.screen}>
        细黑线是{data.facts.name}的中位数。
        <a href={compareLink(printView(view))}>与其他机关逐个比较</a>
      </p>
      <div className={`chart-pair ${profile.screen}`}>
        {data.charts.map(({ series }, index) => (
          <Chart
            key={series.indicator}
            size="half"
            headingLevel={3}
            form="line"
            series={withoutOthers(series)}
            actions={downloads(chartView(view, data.charts, index), series)}
          />
        ))}
        {stacks.map((stack) => (
          <StackedYears key={stack.title} view={view} {...stack} />
        ))}
      </div>
      <StaticHtml className={profile.parts}>
        <section>
          <h2 id="years">各年主要数据</h2>
          <ScrollRegion labelledBy="years">
            <YearTable indicators={tabled} values={values} reports={reports} scope={scope} />
          </ScrollRegion>
          <YearTableNotes values={values} />
          {reports.some(({ status }) => status === "flagged") ? (
            <CorrectionLinks name="历年整改单" asked={{ unit: key, year: "all" }} />
          ) : null}
        </section>
        <ReasonTable figures={reasons} years={yearsOfSpan(data.span)} />
      </StaticHtml>
    </>
  );
}

async function StackedYears({ view, title, what }: { view: View; title: string; what: readonly string[] }) {
  const stacked = { ...view, what: [...what], how: "stacked" as const };
  const { charts } = await viewSeries(await database(), stacked);
  return charts.map(({ series }) => (
    <Chart
      key={title}
      size="half"
      headingLevel={3}
      form="stacked"
      series={{ ...series, title }}
      actions={downloads(stacked, series)}
    />
  ));
}

/** An address without a region means another one than the everything that an agency with none above is compared with. */
function downloads(view: View, series: Series) {
  return view.region === "" ? null : <Downloads view={view} series={series} />;
}
