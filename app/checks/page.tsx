import type { Metadata } from "next";
import { reportList } from "@/db/queries/reports/report-rows";
import { openedItems } from "@/db/views/checks/opened-items";
import { askedYearsText } from "@/lib/checks/facets";
import { countWords, filterWords } from "@/lib/checks/list-words";
import { exportFormats } from "@/lib/export/export-formats";
import { checksFileLink, checksLink, codebookLink, pageLink, reportsLink } from "@/lib/view/addresses";
import { FilterBar } from "../filters/filter-bar";
import { WrongAddress } from "../filters/wrong-address";
import { PageLinks } from "../paging/page-links";
import type { Query } from "../requested-view";
import { CheckList } from "./check-list";
import styles from "./checks.module.css";
import { FacetLinks } from "./facet-links";
import { conditionsQuery, type RequestedChecks, requestedChecks, yearsWithin } from "./requested-checks";

export const metadata: Metadata = { title: "核查" };

type Props = { searchParams: Promise<Query> };

/** 核查: what is wrong, late, missing or changed, with its ground. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const requested = await requestedChecks(query);
  const { asked, filter, place, unit, items, shown, page, pages, regions, years, problems, wrong } =
    requested;
  const head = (
    <>
      <h1>核查</h1>
      <Filters requested={requested} />
    </>
  );
  if (problems.length > 0)
    return (
      <>
        {head}
        <WrongAddress path={checksLink()} {...{ query, problems, wrong, valid: { regions, years } }} />
      </>
    );
  const opened = await openedItems(requested.db, shown);
  const words = filterWords(filter, place, unit);
  const links = (
    <PageLinks
      page={page}
      pages={pages}
      href={(to) => pageLink(checksLink(conditionsQuery(asked)), to)}
      all={[`${items.length}项`]}
    />
  );
  return (
    <>
      {head}
      {asked.v === undefined ? null : (
        <p>
          这是数据版本{asked.v}的情况，不随以后的导入和处理改变。
          <a href={checksLink(conditionsQuery(asked, { v: null }))}>查看最新的情况</a>
        </p>
      )}
      <h2 id="list">{words.join(" · ")}</h2>
      {unit === null ? null : (
        <p>
          <a href={checksLink(conditionsQuery(asked, { unit: null }))}>看{place}所有机关</a>
        </p>
      )}
      {items.length === 0 ? (
        <NothingListed requested={requested} />
      ) : (
        <>
          <p>{countWords(items)}</p>
          <p className={styles.files}>
            <span>下载所列{items.length}项：</span>
            {(["xlsx", "csv"] as const).map((format) => (
              <a key={format} href={checksFileLink(format, conditionsQuery(asked))} download>
                {exportFormats[format].zh}
              </a>
            ))}
            <a href={codebookLink("checks")}>各项核对的定义</a>
          </p>
          <CheckList items={opened} asked={asked} />
        </>
      )}
      {links}
    </>
  );
}

/** Whose reports are looked at, while the other conditions stay; and these as links. */
function Filters({ requested }: { requested: RequestedChecks }) {
  const { asked, filter, place, unit, regions } = requested;
  const { region, unit: _, ...others } = asked;
  return (
    <FilterBar
      action={checksLink()}
      chosen={filterWords(filter, place, unit)}
      folded={<FacetLinks requested={requested} />}
    >
      <label>
        范围
        <select name="region" defaultValue={region ?? ""}>
          <option value="">全部地区</option>
          {regions.map(({ key, name, depth, members }) => (
            <option key={key} value={key}>
              {"　".repeat(depth)}
              {name}（{members}）
            </option>
          ))}
        </select>
      </label>
      {Object.entries(others).map(([name, value]) =>
        value === undefined ? null : <input key={name} type="hidden" name={name} value={String(value)} />,
      )}
    </FilterBar>
  );
}

/** Why nothing is listed, and where to go on. */
async function NothingListed({ requested }: { requested: RequestedChecks }) {
  const { db, asked, filter, counts, years } = requested;
  const { region, unit } = asked;
  const { year } = filter;
  const whole = conditionsQuery({
    ...(region === undefined ? {} : { region }),
    ...(asked.year === undefined ? {} : { year: asked.year }),
    ...(asked.v === undefined ? {} : { v: asked.v }),
  });
  const narrowed = whole !== conditionsQuery(asked);
  const otherYears = conditionsQuery(asked, { year: "all" });
  const lists = await Promise.all(
    (year === undefined ? years : yearsWithin(years, year)).map((one) =>
      reportList(db, { ...(region ? { region } : {}), year: one }, { offset: 0, limit: 1 }),
    ),
  );
  const filed = lists.reduce((sum, { total }) => sum + total, 0);
  const when = year === undefined ? "" : `${askedYearsText(year)}的`;
  return (
    <div className={styles.nothing}>
      {narrowed ? (
        <p>
          没有符合这些条件的。<a href={checksLink(whole)}>去掉其他条件</a>
        </p>
      ) : filed === 0 ? (
        <p>
          没有收录{when}报告，没有可以核查的。<a href={reportsLink()}>查看已收录的报告</a>
        </p>
      ) : (
        <p>
          收录的{when}报告{filed}
          份，没有发现需要核查的问题，也没有迟报和更正。没有声明收齐的，不列未报送。
        </p>
      )}
      {year !== undefined && counts.year.all > 0 ? (
        <p>
          {unit === undefined ? "" : "该机关"}其他年度有{counts.year.all}项：
          <a href={checksLink(otherYears)}>查看各年</a>
        </p>
      ) : null}
    </div>
  );
}
