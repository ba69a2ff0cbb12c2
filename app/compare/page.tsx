import type { Metadata } from "next";
import { headers } from "next/headers";
import { StaticHtml } from "@/app/static-html/static-html";
import type { ReadDb } from "@/db/client";
import { agencyNames } from "@/db/queries/agency-rows";
import { groupOf } from "@/db/queries/group";
import { covariateList } from "@/db/queries/like/covariates";
import { pickerOptions } from "@/db/queries/search-agencies";
import { chartView } from "@/db/views/chart-view";
import { type ViewData, viewSpan } from "@/db/views/view-series";
import { formEntry } from "@/lib/chart/forms/forms";
import { exportFormats, formatsListed } from "@/lib/export/export-formats";
import type { Series } from "@/lib/series/series";
import { originOfHeaders } from "@/lib/site/site-origin";
import { compareLink, exportLink, oembedLink, pageLink } from "@/lib/view/addresses";
import {
  type ChartForm,
  chartFormNames,
  mostAgencies,
  printView,
  referenceNames,
  type View,
} from "@/lib/view/view";
import { Chart, type OwnTable } from "../chart/chart";
import { Downloads } from "../export/downloads";
import { LikeLinks } from "../filters/like-links";
import { ViewFilters } from "../filters/view-filters";
import { WrongAddress } from "../filters/wrong-address";
import { FrozenNotice } from "../frozen-notice";
import { PageLinks } from "../paging/page-links";
import type { Query } from "../requested-view";
import { AgencyPicker } from "./agency-picker";
import { AskAgency } from "./ask-agency";
import { ChosenAgencies } from "./chosen-agencies";
import { GroupName, LikeSelect } from "./group-fields";
import { HeatTable } from "./heat-table";
import { IndicatorFields } from "./indicator-fields";
import { IndicatorFinder } from "./indicator-finder";
import { RankFields } from "./rank-fields";
import { RankTable } from "./rank-table";
import { requestedComparison, type ShownComparison } from "./requested-comparison";

type Props = { searchParams: Promise<Query> };

/** More agencies are not offered one by one. */
const mostOffered = 600;

/** With the address at which other sites learn how to frame this view. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { view, shown } = await requestedComparison(await searchParams);
  const title = "趋势与对比";
  if (shown === null) return { title };
  const site = originOfHeaders(await headers());
  const address = site + compareLink(printView(view));
  return {
    title,
    alternates: { types: { "application/json+oembed": site + oembedLink(address) } },
  };
}

/** 趋势与对比: any cell or rate, any agencies or group, any years. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const found = await requestedComparison(query);
  const { db, view, page, regions, years, problems, wrong, candidates, asks, shown } = found;
  const names = await agencyNames(db, view.units);
  const chosen = view.units.map((key) => ({ key, name: names.get(key) ?? key }));
  // Other agencies may be added to those of a group that is not a region's.
  const members = await pickerOptions(
    db,
    groupOf({ region: view.region, kind: view.kind, scope: view.scope }),
  );
  const options = members.length > mostOffered ? null : members;
  const filters = (
    <>
      <h1>趋势与对比</h1>
      <ViewFilters
        action={compareLink()}
        view={view}
        regions={regions}
        years={{ offered: years, ...viewSpan(view, years) }}
        whom={
          <>
            <AgencyPicker key={view.units.join()} options={options} chosen={chosen} most={mostAgencies} />
            <StaticHtml className="no-box">
              <LikeSelect
                view={asks === null ? view : { ...view, like: asks }}
                covariates={await covariateList(db)}
              />
              <GroupName view={view} />
            </StaticHtml>
          </>
        }
      >
        <StaticHtml className="no-box">
          <IndicatorFields what={view.what} />
          <label>
            图形
            <select name="how" defaultValue={view.how}>
              {Object.entries(chartFormNames).map(([how, zh]) => (
                <option key={how} value={how}>
                  {zh}
                </option>
              ))}
            </select>
          </label>
          <label>
            参照
            <select name="against" defaultValue={view.against}>
              {Object.entries(referenceNames).map(([against, zh]) => (
                <option key={against} value={against}>
                  {zh}
                </option>
              ))}
            </select>
          </label>
          {view.how === "heat" && view.sort !== "code" && (
            <>
              <input type="hidden" name="sort" value={view.sort} />
              {view.by !== undefined && <input type="hidden" name="by" value={view.by} />}
            </>
          )}
          {(view.how === "rank" || view.how === "funnel") && (
            <RankFields view={view} span={viewSpan(view, years)} />
          )}
        </StaticHtml>
        <IndicatorFinder />
      </ViewFilters>
    </>
  );
  if (asks !== null)
    return (
      <>
        {filters}
        <AskAgency view={view} by={asks} chosen={chosen} members={members} />
      </>
    );
  if (shown === null)
    return (
      <>
        {filters}
        <WrongAddress
          path={compareLink()}
          {...{ query, problems, wrong, valid: { regions, years, agencies: view.units, candidates } }}
        />
      </>
    );
  const { data, pages } = shown;
  const links = <ViewPages view={view} page={page} shown={shown} />;
  return (
    <>
      {filters}
      <FormHint how={view.how} />
      <FrozenNotice data={data} path={compareLink()} />
      <ChosenAgencies view={view} chosen={chosen} />
      {view.like === undefined && chosen[0] && chosen.length === 1 ? (
        <LikeLinks db={db} view={view} agency={chosen[0]} />
      ) : null}
      {links}
      {(pages[page - 1] ?? []).map(({ index, series }) => {
        const own = chartView(view, data.charts, index);
        return (
          <Chart
            key={index}
            form={view.how}
            series={series}
            {...ownTable(db, data, series, index)}
            wholeTable={compareLink(printView({ ...own, how: "table" }))}
            actions={<Downloads view={own} series={data.charts[index]?.series ?? series} />}
          />
        );
      })}
      {links}
    </>
  );
}

/** The table of a form that has one of its own. */
function ownTable(db: ReadDb, { view }: ViewData, series: Series, index: number): { own?: OwnTable } {
  const { how, sort } = view;
  if (how === "heat" && series.beside.length > 0)
    return { own: { where: "instead", table: <HeatTable db={db} view={view} series={series} /> } };
  const ranks = <RankTable db={db} view={view} index={index} />;
  if (how === "rank") return { own: { where: "before", table: ranks } };
  if (how !== "funnel") return {};
  const folded = (
    <details className="chart-table" open={sort !== "code"}>
      <summary>表格</summary>
      {ranks}
    </details>
  );
  return { own: { where: "below", table: folded } };
}

type PagesProps = { view: View; page: number; shown: ShownComparison };

/** Of a view that is cut to pages: which page this is, what all of them have, and all of it as data. */
function ViewPages({ view, page, shown: { data, pages } }: PagesProps) {
  const query = printView(view);
  const lines = data.charts.flatMap(({ series }) => series.lines);
  const agencies = new Set(lines.flatMap(({ key, href }) => (href === null ? [] : [key])));
  const others = [...agencies].filter((key) => !view.units.includes(key)).length;
  const all = [
    `${data.charts.length}张${view.how === "table" ? "表" : "图"}`,
    ...(view.units.length > 0 ? [`所选${view.units.length}个机关`] : []),
    ...(others > 0 ? [`${view.units.length > 0 ? "同组其余" : ""}${others}个机关`] : []),
  ];
  return (
    <PageLinks page={page} pages={pages.length} href={(to) => pageLink(compareLink(query), to)} all={all}>
      <span>全部的数可以下载：</span>
      {formatsListed("data").map((format) => (
        <a key={format} href={exportLink(format, query)} download>
          {exportFormats[format].zh}
        </a>
      ))}
    </PageLinks>
  );
}

function FormHint({ how }: { how: ChartForm }) {
  const { hint } = formEntry(how);
  return hint === undefined ? null : <p className="quiet">{hint}</p>;
}
