import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Fragment } from "react";
import { Chart } from "@/app/chart/chart";
import { database } from "@/app/database";
import { DemoMark } from "@/app/demo-mark";
import { Downloads } from "@/app/export/downloads";
import { LikeLinks } from "@/app/filters/like-links";
import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import { type AgencyPage, findAgency } from "@/db/queries/agency";
import { agencyChildren } from "@/db/queries/agency-rows";
import { groupOf } from "@/db/queries/group";
import { groupTrend } from "@/db/queries/group-trend";
import { memberSeries } from "@/db/queries/member-series";
import { regionOptions } from "@/db/queries/regions";
import { chartView } from "@/db/views/chart-view";
import { viewSeries } from "@/db/views/view-series";
import { groupOfKind, scopeOfKind } from "@/lib/agencies/agency-kind";
import { outcomeGroups } from "@/lib/catalogue/requests";
import type { Line, Series } from "@/lib/series/series";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import { agencyLink, compareLink, overviewLink } from "@/lib/view/addresses";
import { printView, type View, viewSchema } from "@/lib/view/view";
import styles from "../agencies.module.css";
import { AgencySentence } from "./agency-sentence";
import { CorrectionLinks } from "./correction-links";
import { YearTable, YearTableNotes } from "./year-table";

type Props = { params: Promise<{ key: string }> };

const charted = ["requests.received.total", "rate.disclosed", "sum.disputes"];
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
const isContext = ({ role }: Line) => role === "context";

async function requested(params: Props["params"]) {
  const { key } = await params;
  const found = await findAgency(await database(), decodeURIComponent(key));
  if (!found) notFound();
  return found;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await requested(params)).agency.shortName };
}

/** 机构: one agency over all its years, against its group. */
export default async function Page({ params }: Props) {
  const db = await database();
  const { agency, above, successor, merged, reports } = await requested(params);
  const children = await agencyChildren(db, agency.key);
  const kind = groupOfKind(agency.kind);
  const isRegion = (await regionOptions(db)).some(({ key }) => key === agency.key);
  const view = viewSchema.parse({ what: charted, units: [agency.key], region: agency.parentKey ?? "", kind });
  const data = reports.length > 0 ? await viewSeries(db, view) : null;
  const outcomes = { ...view, what: outcomeGroups.map(({ id }) => `sum.${id}`), how: "stacked" as const };
  const stacked = reports.length > 0 ? await viewSeries(db, outcomes) : null;
  const values: AgencyFigure[] = [];
  if (data)
    for (const scope of new Set(reports.map((report) => report.scope)))
      values.push(...(await memberSeries(db, tabled, [agency.key], data.span, { scope })));
  const group = groupOf(view);
  const [trend] = data ? await groupTrend(db, group, [leadIndicator], data.span) : [];
  const medians = trend?.points ?? [];
  const others = data?.charts.some(({ series }) => series.lines.some(isContext)) ?? false;
  return (
    <article>
      {above.length > 0 ? (
        <nav aria-label="上级" className={styles.above}>
          {above.map(({ key, name }) => (
            <a key={key} href={agencyLink(key)}>
              {name}
            </a>
          ))}
        </nav>
      ) : null}
      <h1>
        {agency.shortName}
        {reports.some(({ demo }) => demo) ? <DemoMark /> : null}
      </h1>
      <p className={styles.facts}>
        {identityOf(agency)}
        {successor ? (
          <>
            ，{yearAfter(agency.validTo, "")}并入
            <a href={agencyLink(successor.key)}>{successor.name}</a>
          </>
        ) : null}
        {merged.map(({ key, name, validTo }) => (
          <Fragment key={key}>
            ，{yearAfter(validTo, "起")}含原<a href={agencyLink(key)}>{name}</a>
          </Fragment>
        ))}
        。{agency.assigned ? "" : "名称待认定，未归入任何地区。"}
      </p>
      {data && stacked ? (
        <>
          <AgencySentence reports={reports} values={values} medians={medians} facts={data.facts} />
          <p>
            {others ? `灰线是${data.facts.name}的其他机关，细黑线是中位数。` : ""}
            <a href={compareLink(printView(view))}>与其他机关比较</a>
          </p>
          <LikeLinks
            db={db}
            view={{ ...view, how: "bar" }}
            agency={{ key: agency.key, name: agency.shortName }}
          />
          <div className="chart-pair">
            {data.charts.map(({ series }, index) => (
              <Chart
                key={series.indicator}
                size="half"
                form="line"
                series={series}
                actions={downloads(chartView(view, data.charts, index), series)}
              />
            ))}
            {stacked.charts.map(({ series }) => (
              <Chart
                key={series.indicator}
                size="half"
                form="stacked"
                series={{ ...series, title: "办理结果" }}
                actions={downloads(outcomes, series)}
              />
            ))}
          </div>
          <h2 id="years">各年主要数据</h2>
          <StaticHtml>
            <ScrollRegion labelledBy="years">
              <YearTable
                indicators={tabled}
                values={values}
                reports={reports}
                scope={scopeOfKind(agency.kind)}
              />
            </ScrollRegion>
            <YearTableNotes values={values} />
            {reports.some(({ status }) => status === "flagged") ? (
              <CorrectionLinks name="历年整改单" asked={{ unit: agency.key, year: "all" }} />
            ) : null}
          </StaticHtml>
        </>
      ) : (
        <p>
          数据库中没有这个机关的报告。
          {children.length > 0 ? "可以查看下级机关。" : "导入报告后，这里显示它各年的数据。"}
        </p>
      )}
      {children.length > 0 ? (
        <StaticHtml as="section" aria-labelledby="children">
          <h2 id="children">下级机关{children.length}个</h2>
          {isRegion ? (
            <p>
              <a href={overviewLink(`region=${encodeURIComponent(agency.key)}`)}>
                查看{agency.shortName}总览
              </a>
            </p>
          ) : null}
          {isRegion ? <CorrectionLinks name="最近一年的整改单" asked={{ region: agency.key }} /> : null}
          <ul className={styles.list}>
            {children.map((child) => (
              <li key={child.key}>
                <a href={agencyLink(child.key)}>{child.shortName}</a>
              </li>
            ))}
          </ul>
        </StaticHtml>
      ) : null}
    </article>
  );
}

/** An address without a region means another one than the everything that an agency with none above is compared with. */
function downloads(view: View, series: Series) {
  return view.region === "" ? null : <Downloads view={view} series={series} />;
}

/** 2023年 after an agency whose last year was 2022; nothing where no last year is known. */
function yearAfter(validTo: number | null, since: string): string {
  return validTo === null ? "" : `${validTo + 1}年${since}`;
}

/** Full name, code, other names and years, as one sentence without its end. */
function identityOf({ name, code, aliases, validFrom, validTo }: AgencyPage["agency"]): string {
  const others = aliases.filter((alias) => !name.endsWith(alias));
  return [
    name,
    ...(code ? [`区划代码${code}`] : []),
    ...(others.length > 0 ? [`又名${others.join("、")}`] : []),
    ...(validFrom === null ? [] : [`${validFrom}年起`]),
    ...(validTo === null ? [] : [`至${validTo}年`]),
  ].join("，");
}
