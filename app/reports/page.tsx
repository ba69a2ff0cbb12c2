import type { Metadata } from "next";
import { StaticHtml } from "@/app/static-html/static-html";
import { refusalList } from "@/db/queries/refusals";
import type { RegionOption } from "@/db/queries/regions";
import { groupKinds } from "@/lib/agencies/agency-kind";
import { formFacts, scopeNames } from "@/lib/catalogue/form-facts";
import { agencyLink, importsLink, pageLink, reportLink, reportsLink } from "@/lib/view/addresses";
import { database } from "../database";
import { FilterBar } from "../filters/filter-bar";
import { WrongAddress } from "../filters/wrong-address";
import { PageLinks } from "../paging/page-links";
import type { Query } from "../requested-view";
import { ScrollRegion } from "../scroll-region";
import styles from "./reports.module.css";
import { type ListFilter, requestedList } from "./requested-list";

export const metadata: Metadata = { title: "报告" };

type Props = { searchParams: Promise<Query> };

/** 报告: what was read, the latest first, and what was refused and why. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const { filter, chosen, list, pages, regions, years, problems, wrong } = await requestedList(query);
  const { total, items } = list;
  const { page } = filter;
  const filters = <ListFilters filter={filter} regions={regions} years={years} />;
  if (problems.length > 0)
    return (
      <>
        {filters}
        <WrongAddress path={reportsLink()} {...{ query, problems, wrong, valid: { regions, years } }} />
      </>
    );
  const refused = await refusalList(await database(), { offset: 0, limit: 100 });
  const conditions = Object.entries(chosen).map(([name, value]) => [name, String(value)]);
  const link = (to: number) => pageLink(reportsLink(new URLSearchParams(conditions).toString()), to);
  return (
    <>
      {filters}
      <h2 id="list">共{total}份</h2>
      {total === 0 ? (
        <p>没有符合条件的报告，请放宽条件。</p>
      ) : (
        <StaticHtml>
          <ScrollRegion labelledBy="list">
            <table className={`table ${styles.list}`}>
              <thead>
                <tr>
                  <th scope="col">年度</th>
                  <th scope="col">机关</th>
                  <th scope="col">上级</th>
                  <th scope="col" className={styles.wide}>
                    表式
                  </th>
                  <th scope="col" className={styles.wide}>
                    范围
                  </th>
                  <th scope="col" className={styles.wide}>
                    公布日期
                  </th>
                  <th scope="col">核对</th>
                </tr>
              </thead>
              <tbody>
                {items.map((report) => (
                  <tr key={report.id}>
                    <td>
                      <a href={reportLink(report.agencyKey, report.year, report.scope)}>
                        {report.year}年报告
                      </a>
                    </td>
                    <td>
                      <a href={agencyLink(report.agencyKey)}>{report.agencyName}</a>
                    </td>
                    <td>{report.parentName}</td>
                    <td className={styles.wide}>{formFacts[report.form].zh}</td>
                    <td className={styles.wide}>{scopeNames[report.scope]}</td>
                    <td className={styles.wide}>{report.publishedOn ?? "未写明"}</td>
                    <td className={styles[report.status]}>{statusNames[report.status]}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </StaticHtml>
      )}
      <PageLinks page={page} pages={pages} href={link} all={[`${total}份`]} />
      {refused.total > 0 ? (
        <StaticHtml as="section" aria-labelledby="refused">
          <h2 id="refused">未读入的文件{refused.total}个</h2>
          <ul className={styles.refused}>
            {refused.items.map(({ fileName, reason }) => (
              <li key={fileName}>
                《{fileName}》{reason.replace(/。$/, "")}。
              </li>
            ))}
          </ul>
        </StaticHtml>
      ) : null}
    </>
  );
}

type FilterProps = { filter: ListFilter; regions: readonly RegionOption[]; years: readonly number[] };

function ListFilters({ filter, regions, years }: FilterProps) {
  const { region, kind, year, status } = filter;
  return (
    <>
      <h1>报告</h1>
      <p>
        <a href={importsLink()}>最近导入</a>：每次新增、更正、拒收了哪些，改前改后逐格的数
      </p>
      <FilterBar action={reportsLink()} chosen={inWords(filter, regions)}>
        <Select
          label="范围"
          name="region"
          value={region}
          all="全部地区"
          options={regions.map(({ key, fullName }) => [key, fullName])}
        />
        <Select
          label="单位"
          name="kind"
          value={kind}
          all="全部"
          options={Object.entries(groupKinds).map(([id, { zh }]) => [id, zh] as const)}
        />
        <Select
          label="年度"
          name="year"
          value={year?.toString()}
          all="全部"
          options={years.map((one) => [String(one), `${one}年`])}
        />
        <Select
          label="核对"
          name="status"
          value={status}
          all="全部"
          options={[
            ["accepted", statusNames.accepted],
            ["flagged", statusNames.flagged],
          ]}
        />
      </FilterBar>
    </>
  );
}

function inWords({ region, kind, year, status }: ListFilter, regions: readonly RegionOption[]): string[] {
  const place = regions.find(({ key }) => key === region)?.fullName;
  return [
    place ?? "全部地区",
    ...(kind ? [groupKinds[kind].zh] : []),
    ...(year ? [`${year}年`] : []),
    ...(status ? [statusNames[status]] : []),
  ];
}

const statusNames = { accepted: "未发现问题", flagged: "有问题待核" } as const;

type SelectProps = {
  label: string;
  name: string;
  value: string | undefined;
  all: string;
  options: readonly (readonly [string, string])[];
};

function Select({ label, name, value, all, options }: SelectProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value ?? ""}>
        <option value="">{all}</option>
        {options.map(([id, zh]) => (
          <option key={id} value={id}>
            {zh}
          </option>
        ))}
      </select>
    </label>
  );
}
