import type { Metadata } from "next";
import { pickerOptions } from "@/db/queries/picker-options";
import { searchAgencies } from "@/db/queries/search-agencies";
import { unitNames } from "@/db/queries/unit-names";
import { viewSeries } from "@/db/queries/view-series";
import { chartFormNames, printView, referenceNames, type View } from "@/lib/view";
import { Chart } from "../chart/chart";
import { SeriesTable } from "../chart/series-table";
import { database } from "../database";
import { ProblemNotice } from "../filters/problem-notice";
import { ViewFilters } from "../filters/view-filters";
import { requestedView } from "../requested-view";
import { AgencyPicker } from "./agency-picker";
import styles from "./compare.module.css";
import { IndicatorSelect } from "./indicator-select";

export const metadata: Metadata = { title: "趋势与对比" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** 趋势与对比: any cell or rate, any agencies or group, any years. */
export default async function Page({ searchParams }: Props) {
  const { add, ...query } = await searchParams;
  const { view: asked, regions, years, problems } = await requestedView(Promise.resolve(query));
  const db = database();
  const added = await addedUnits(typeof add === "string" ? add.trim() : "", asked);
  const view: View = { ...asked, units: added.units };
  const [data, options, names] = [
    await viewSeries(db, view),
    await pickerOptions(db, { region: view.region, kind: view.kind }),
    await unitNames(db, view.units),
  ];
  const chosen = view.units.map((key) => ({ key, name: names.get(key) ?? key }));
  const form = view.how === "table" ? null : view.how;
  return (
    <>
      <h1>趋势与对比</h1>
      <ViewFilters action="/compare" view={view} regions={regions} years={years} span={data.span}>
        <IndicatorSelect label="指标" value={view.what[0] ?? ""} />
        <IndicatorSelect label="再加" value={view.what[1] ?? ""} optional />
        {view.what.slice(2).map((id) => (
          <input key={id} type="hidden" name="what" value={id} />
        ))}
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
        <AgencyPicker options={options} chosen={chosen} />
      </ViewFilters>
      <ProblemNotice problems={[...problems, ...added.problems]} />
      {chosen.length > 0 ? (
        <ul className={styles.chips} aria-label="已选机关">
          {chosen.map(({ key, name }) => (
            <li key={key}>
              {name}
              <a
                href={`/compare?${printView({ ...view, units: view.units.filter((unit) => unit !== key) })}`}
                aria-label={`移去${name}`}
              >
                ×
              </a>
            </li>
          ))}
          <li>
            <a href={`/compare?${printView({ ...view, units: [] })}`}>全部移去，看合计</a>
          </li>
        </ul>
      ) : null}
      {data.charts.map(({ series }) =>
        series.lines.length === 0 ? (
          <p key={series.title}>“{series.title}”在所选范围和年份内没有数据，请换一个范围、年份或指标。</p>
        ) : form ? (
          <Chart key={series.title} form={form} series={series} />
        ) : (
          <SeriesTable key={series.title} series={series} />
        ),
      )}
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
