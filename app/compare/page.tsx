import type { Metadata } from "next";
import { headers } from "next/headers";
import { agencyNames } from "@/db/queries/agency-rows";
import { groupOf } from "@/db/queries/group";
import { pickerOptions } from "@/db/queries/search-agencies";
import { chartView } from "@/db/views/chart-view";
import { viewSeries, viewSpan } from "@/db/views/view-series";
import { formEntry } from "@/lib/chart/forms/forms";
import { originOfHeaders } from "@/lib/site/site-origin";
import { compareLink, oembedLink } from "@/lib/view/addresses";
import { type ChartForm, chartFormNames, mostAgencies, printView, referenceNames } from "@/lib/view/view";
import { Chart } from "../chart/chart";
import { Downloads } from "../export/downloads";
import { ViewFilters } from "../filters/view-filters";
import { WrongAddress } from "../filters/wrong-address";
import { FrozenNotice } from "../frozen-notice";
import type { Query } from "../requested-view";
import { AgencyPicker } from "./agency-picker";
import { ChosenAgencies } from "./chosen-agencies";
import { IndicatorFields } from "./indicator-fields";
import { requestedComparison } from "./requested-comparison";

type Props = { searchParams: Promise<Query> };

/** With the address at which other sites learn how to frame this view. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { view, problems } = await requestedComparison(await searchParams);
  const title = "趋势与对比";
  if (problems.length > 0) return { title };
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
  const { db, view, regions, years, problems, wrong, candidates } = found;
  const names = await agencyNames(db, view.units);
  const chosen = view.units.map((key) => ({ key, name: names.get(key) ?? key }));
  const options = await pickerOptions(db, groupOf(view));
  const filters = (
    <>
      <h1>趋势与对比</h1>
      <ViewFilters
        action={compareLink()}
        view={view}
        regions={regions}
        years={{ offered: years, ...viewSpan(view, years) }}
        whom={<AgencyPicker key={view.units.join()} options={options} chosen={chosen} most={mostAgencies} />}
      >
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
      </ViewFilters>
    </>
  );
  if (problems.length > 0)
    return (
      <>
        {filters}
        <WrongAddress
          path={compareLink()}
          {...{ query, problems, wrong, valid: { regions, years, agencies: view.units, candidates } }}
        />
      </>
    );
  const data = await viewSeries(db, view);
  return (
    <>
      {filters}
      <FormHint how={view.how} />
      <FrozenNotice data={data} path={compareLink()} />
      <ChosenAgencies view={view} chosen={chosen} />
      {data.charts.map(({ series }, index) => (
        <Chart
          // Two indicators may share a title.
          key={`${series.indicator} ${series.title} ${series.unit}`}
          form={view.how}
          series={series}
          actions={<Downloads view={chartView(view, data.charts, index)} series={series} />}
        />
      ))}
    </>
  );
}

function FormHint({ how }: { how: ChartForm }) {
  const { hint } = formEntry(how);
  return hint === undefined ? null : <p className="quiet">{hint}</p>;
}
