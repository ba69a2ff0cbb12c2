import type { Metadata } from "next";
import { StaticHtml } from "@/app/static-html/static-html";
import type { RegionOption } from "@/db/queries/regions";
import type { TotalsView } from "@/db/views/totals/totals-view";
import { statutoryForms } from "@/lib/catalogue/cell";
import { formFacts } from "@/lib/catalogue/form-facts";
import { agencyLink, filingLink, pageLink, totalsLink } from "@/lib/view/addresses";
import { partKindNames, printTotals, type TotalsQuery } from "@/lib/view/totals-query";
import { partKinds } from "@/lib/years/region-totals";
import { DemoMark } from "../demo-mark";
import { FilterBar } from "../filters/filter-bar";
import { WrongAddress } from "../filters/wrong-address";
import { PageLinks } from "../paging/page-links";
import type { Query } from "../requested-view";
import { CoverageOfKinds } from "./coverage-of-kinds";
import { PartList } from "./part-list";
import { requestedTotals } from "./requested-totals";
import styles from "./totals.module.css";
import { ExcludedFigures, TotalsTables } from "./totals-tables";

export const metadata: Metadata = { title: "合计" };

type Props = { searchParams: Promise<Query> };

/** 合计: the statutory tables of a territory as the sums of its agencies, beside its own report for all of it. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const { asked, view, list, regions, years, problems, wrong } = await requestedTotals(query);
  const head = (
    <>
      <h1>合计{view?.demo ? <DemoMark /> : null}</h1>
      <Filters asked={asked} regions={regions} years={years} />
    </>
  );
  if (problems.length > 0 || view === null)
    return (
      <>
        {head}
        <WrongAddress
          path={totalsLink()}
          {...{ query, problems, wrong, valid: { regions, years, kinds: Object.entries(partKindNames) } }}
        />
      </>
    );
  if (list !== null && asked.cell !== null)
    return (
      <>
        {head}
        <PartList asked={{ ...asked, cell: asked.cell }} view={view} rows={list.rows} />
        <PageLinks
          page={list.page}
          pages={list.pages}
          href={(to) => pageLink(totalsLink(printTotals(asked)), to)}
          all={[`${list.all}个机关`]}
        />
      </>
    );
  return (
    <>
      {head}
      <Lead asked={asked} view={view} />
      <CoverageOfKinds coverage={view.coverage} />
      {view.tables.length > 0 ? <TotalsTables asked={asked} view={view} /> : null}
      <ExcludedFigures view={view} />
    </>
  );
}

/** Who is summed, how it stands to the whole, the files, and the ways on. */
function Lead({ asked, view }: { asked: TotalsQuery; view: TotalsView }) {
  const { region, kind, year, v } = asked;
  const others = statutoryForms.filter(
    (form) => form !== view.form && view.forms.some((one) => one.form === form),
  );
  const filing = new URLSearchParams({
    ...{ region, year: String(year) },
    ...(kind ? { kind } : {}),
    ...(v ? { v } : {}),
  }).toString();
  return (
    <StaticHtml className={styles.lead}>
      {view.sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {view.wholeSentence === "" ? null : <p>{view.wholeSentence}</p>}
      {view.restSentence === "" ? null : <p>{view.restSentence}</p>}
      {v === null ? null : (
        <p>
          这是数据版本{v}的情况，不随以后的导入改变。
          <a href={totalsLink(printTotals({ ...asked, v: null }))}>查看最新的情况</a>
        </p>
      )}
      <ul className="inline-list">
        {others.map((form) => (
          <li key={form}>
            <a href={totalsLink(printTotals({ ...asked, form }))}>合计用{formFacts[form].zh}的</a>
          </li>
        ))}
        {view.tables.length === 0 ? null : (
          <>
            <li>
              <a href={totalsLink(printTotals(asked), "docx")} download>
                下载Word
              </a>
            </li>
            <li>
              <a href={totalsLink(printTotals(asked), "xlsx")} download>
                下载Excel
              </a>
            </li>
          </>
        )}
        <li>
          <a href={filingLink(filing)}>报送情况</a>
        </li>
        <li>
          <a href={agencyLink(region)}>地区和机关</a>
        </li>
      </ul>
    </StaticHtml>
  );
}

type FilterProps = { asked: TotalsQuery; regions: readonly RegionOption[]; years: readonly number[] };

/** Of where, of whom and of which year, as a plain GET form. */
function Filters({ asked: { region, kind, year, v }, regions, years }: FilterProps) {
  const place = regions.find(({ key }) => key === region)?.name ?? "全部地区";
  const chosen = [place, kind === null ? allParts : partKindNames[kind], `${year}年`];
  return (
    <FilterBar action={totalsLink()} chosen={chosen}>
      <StaticHtml className="no-box">
        <label>
          范围
          <select name="region" defaultValue={region}>
            {regions.map(({ key, name, depth, members }) => (
              <option key={key} value={key}>
                {"　".repeat(depth)}
                {name}（{members}）
              </option>
            ))}
          </select>
        </label>
        <label>
          合计
          <select name="kind" defaultValue={kind ?? ""}>
            <option value="">{allParts}</option>
            {partKinds.map((one) => (
              <option key={one} value={one}>
                {partKindNames[one]}
              </option>
            ))}
          </select>
        </label>
        <label>
          年度
          <select name="year" defaultValue={year}>
            {[...years].reverse().map((one) => (
              <option key={one} value={one}>
                {one}年
              </option>
            ))}
          </select>
        </label>
        {v === null ? null : <input type="hidden" name="v" value={v} />}
      </StaticHtml>
    </FilterBar>
  );
}

const allParts = "全部单位";
