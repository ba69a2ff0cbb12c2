import type { Metadata } from "next";
import { headers } from "next/headers";
import { groupOf } from "@/db/queries/group";
import { pickerOptions } from "@/db/queries/picker-options";
import { searchAgencies } from "@/db/queries/search-agencies";
import { unitNames } from "@/db/queries/unit-names";
import { viewSeries } from "@/db/queries/view-series";

import { chartView } from "@/lib/export/chart-view";

import { chartFormNames, mostUnits, printView, referenceNames, type View } from "@/lib/view";
import { Chart } from "../chart/chart";
import { database } from "../database";
import { Downloads } from "../export/downloads";
import { ProblemNotice } from "../filters/problem-notice";
import { ViewFilters } from "../filters/view-filters";
import { FrozenNotice } from "../frozen-notice";
import { requestedView } from "../requested-view";
import { siteOrigin } from "../site-origin";
import { AgencyPicker } from "./agency-picker";
import { ChosenAgencies } from "./chosen-agencies";
import { FormHint } from "./form-hint";
import { IndicatorFields } from "./indicator-fields";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** With the address at which other sites learn how to frame this view. */
export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { view } = await requestedView(searchParams);
  const site = siteOrigin(await headers());
  const address = encodeURIComponent(`${site}/compare?${printView(view)}`);
  return {
    title: "趋势与对比",
    alternates: { types: { "application/json+oembed": `${site}/api/oembed?url=${address}` } },
  };
}

/** 趋势与对比: any cell or rate, any agencies or group, any years. */
export default async function Page({ searchParams }: Props) {
  const { add, ...query } = await searchParams;
  const { db, view: asked, regions, years, problems } = await requestedView(Promise.resolve(query));
  const added = await addedUnits(typeof add === "string" ? add.trim() : "", asked);
  const names = await unitNames(db, added.units);
  const chosen = added.units.flatMap((key) => {
    const name = names.get(key);
    return name === undefined ? [] : [{ key, name }];
  });
  const view: View = { ...asked, units: chosen.map(({ key }) => key) };
  const [data, options] = [await viewSeries(db, view), await pickerOptions(db, groupOf(view))];
  return (
    <>
      <h1>趋势与对比</h1>
      <ViewFilters
        action="/compare"
        view={view}
        regions={regions}
        years={{ offered: years, ...data.span }}
        whom={<AgencyPicker key={view.units.join()} options={options} chosen={chosen} most={mostUnits} />}
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
      <FormHint how={view.how} />
      <ProblemNotice problems={[...problems, ...added.problems]} />
      <FrozenNotice data={data} path="/compare" />
      <ChosenAgencies view={view} chosen={chosen} />
      {data.charts.map(({ series }, index) => (
        <Chart
          key={series.title}
          form={view.how}
          series={series}
          actions={<Downloads view={chartView(view, data.charts, index)} series={series} />}
        />
      ))}
    </>
  );
}

/** Without a script an agency is added by its name: taken if it is the only one found. */
async function addedUnits(query: string, view: View): Promise<{ units: string[]; problems: string[] }> {
  if (query === "") return { units: view.units, problems: [] };
  const found = await searchAgencies(database(), query, 6);
  const [first, second] = found;
  const exact = found.filter(({ shortName, name }) => shortName === query || name === query);
  const one = exact.length === 1 ? exact[0] : second ? undefined : first;
  if (one) return { units: [...new Set([...view.units, one.key])], problems: [] };
  const some = found.map(({ shortName, parentName }) => `${parentName ?? ""}${shortName}`).join("、");
  const why = first ? `“${query}”可能是${some}，请写全名` : `没有找到机关“${query}”`;
  return { units: view.units, problems: [why] };
}
