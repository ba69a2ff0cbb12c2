import type { Metadata } from "next";
import { StaticHtml } from "@/app/static-html/static-html";
import { type LikenessList, likenessQuery } from "@/db/views/likeness-list";
import { exportFormats } from "@/lib/export/export-formats";
import { codebookLink, likenessFileLink, likenessLink, pageLink } from "@/lib/view/addresses";
import { itemsOnPage } from "@/lib/view/page-number";
import { FilterBar } from "../filters/filter-bar";
import { WrongAddress } from "../filters/wrong-address";
import { PageLinks } from "../paging/page-links";
import type { Query } from "../requested-view";
import { ScrollRegion } from "../scroll-region";
import styles from "./likeness.module.css";
import { likenessKinds, pairsOnPage, requestedLikeness } from "./requested-likeness";

export const metadata: Metadata = { title: "内容雷同" };

type Props = { searchParams: Promise<Query> };

/** 内容雷同: which reports are alike in their texts, pair by pair, the most alike first, and the groups they make. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const { filter, list, regions, words, page, pages, problems, wrong } = await requestedLikeness(query);
  const { rows, groups, years, counts } = list;
  const { region, between, year } = filter;
  const head = (
    <>
      <h1>内容雷同</h1>
      <p className={styles.lead}>
        除条例、表式用语和许多机关都用的话以外，文字大段相同的报告。只说明相同，不说明谁抄谁；同用一份材料、连年写同一件事也会相同。
        <a href={codebookLink("checks")}>口径</a>
      </p>
      <FilterBar action={likenessLink()} chosen={words}>
        <label>
          范围
          <select name="region" defaultValue={region ?? ""}>
            <option value="">全部地区</option>
            {regions.map(({ key, name, depth }) => (
              <option key={key} value={key}>
                {"　".repeat(depth)}
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          雷同
          <select name="between" defaultValue={between ?? ""}>
            <option value="">全部{counts.agencies + counts.years}对</option>
            <option value="agencies">
              {likenessKinds.agencies}
              {counts.agencies}对
            </option>
            <option value="years">
              {likenessKinds.years}
              {counts.years}对
            </option>
          </select>
        </label>
        <label>
          年度
          <select name="year" defaultValue={year?.toString() ?? ""}>
            <option value="">全部</option>
            {years.map((one) => (
              <option key={one} value={one}>
                {one}年
              </option>
            ))}
          </select>
        </label>
      </FilterBar>
    </>
  );
  if (problems.length > 0)
    return (
      <>
        {head}
        <WrongAddress path={likenessLink()} {...{ query, problems, wrong, valid: { regions, years } }} />
      </>
    );
  return (
    <>
      {head}
      <h2 id="pairs">共{rows.length}对</h2>
      {rows.length === 0 ? (
        <NoPairs filtered={likenessQuery(filter) !== ""} />
      ) : (
        <>
          <p className={styles.files}>
            <span>下载所列{rows.length}对：</span>
            {(["xlsx", "csv"] as const).map((format) => (
              <a key={format} href={likenessFileLink(format, likenessQuery(filter))} download>
                {exportFormats[format].zh}
              </a>
            ))}
          </p>
          <Pairs rows={itemsOnPage(rows, page, pairsOnPage)} />
        </>
      )}
      <PageLinks
        page={page}
        pages={pages}
        href={(to) => pageLink(likenessLink(likenessQuery(filter)), to)}
        all={[`${rows.length}对`]}
      />
      {groups.length > 0 ? <Groups groups={groups} /> : null}
    </>
  );
}

function NoPairs({ filtered }: { filtered: boolean }) {
  return filtered ? (
    <p>
      没有符合条件的，请放宽条件，或看<a href={likenessLink()}>全部</a>。
    </p>
  ) : (
    <p>没有发现文字大段相同的报告。每份报告导入时与库中其他报告比较；少于10个机关时不比较。</p>
  );
}

function Pairs({ rows }: { rows: LikenessList["rows"] }) {
  return (
    <StaticHtml>
      <ScrollRegion labelledBy="pairs" fitted>
        <table className={`table ${styles.pairs}`}>
          <thead>
            <tr>
              <th scope="col">报告</th>
              <th scope="col">与之相同的报告</th>
              <th scope="col" className="number">
                占较短一份
              </th>
              <th scope="col">对照</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ report, other, percent, href }) => (
              <tr key={href}>
                <td>
                  <a href={report.href}>{report.name}</a>
                </td>
                <td>
                  <a href={other.href}>{other.name}</a>
                </td>
                <td className={styles.share}>{percent}</td>
                <td>
                  <a href={href} aria-label={`对照${report.name}和${other.name}`}>
                    对照
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </StaticHtml>
  );
}

/** Groups beyond so many are in the pairs. */
const mostGroups = 30;

function Groups({ groups }: Pick<LikenessList, "groups">) {
  return (
    <StaticHtml as="section" aria-labelledby="groups">
      <h2 id="groups">三份以上相互雷同的{groups.length}组</h2>
      <ol className={styles.groups}>
        {groups.slice(0, mostGroups).map((group) => (
          <li key={group[0]?.href}>
            <b>{group.length}份</b>
            {group.map(({ name, href }) => (
              <a key={href} href={href}>
                {name}
              </a>
            ))}
          </li>
        ))}
      </ol>
      {groups.length > mostGroups ? <p>只列出最大的{mostGroups}组，其余见上表。</p> : null}
    </StaticHtml>
  );
}
