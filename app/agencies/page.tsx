import type { Metadata } from "next";
import { StaticHtml } from "@/app/static-html/static-html";
import type { AgencyRow } from "@/db/queries/agency-rows";
import { unassignedAgencies } from "@/db/queries/agency-rows";
import { groupOf } from "@/db/queries/group";
import { searchAgencies } from "@/db/queries/search-agencies";
import { namedGroup } from "@/db/views/named-group";
import { agenciesLink, agencyLink, pageLink } from "@/lib/view/addresses";
import { printView } from "@/lib/view/view";
import { database } from "../database";
import { ViewFilters } from "../filters/view-filters";
import { WrongAddress } from "../filters/wrong-address";
import { PageLinks } from "../paging/page-links";
import type { Query } from "../requested-view";
import { requestedSearch } from "../requested-view";
import styles from "./agencies.module.css";

export const metadata: Metadata = { title: "机构" };

type Props = { searchParams: Promise<Query> };

const mostFound = 50;
const countOf = (found: number) => (found === mostFound ? `不止${mostFound}个，列出前${mostFound}` : found);

/** Finds an agency by name, pinyin or initials, or shows a group's members. */
export default async function Page({ searchParams }: Props) {
  const asked = await searchParams;
  const {
    view,
    page,
    pages,
    members,
    shown,
    regions,
    years,
    problems,
    wrong,
    words: query,
  } = await requestedSearch(asked);
  const head = (
    <>
      <h1>机构</h1>
      <search>
        <form action={agenciesLink()} method="get" className={styles.search}>
          <label>
            名称、拼音或首字母
            <input type="search" name="q" defaultValue={query} maxLength={60} />
          </label>
          <button type="submit">查找</button>
        </form>
      </search>
    </>
  );
  if (problems.length > 0)
    return (
      <>
        {head}
        <ViewFilters action={agenciesLink()} view={view} regions={regions} />
        <WrongAddress
          path={agenciesLink()}
          {...{ query: asked, problems, wrong, valid: { regions, years } }}
        />
      </>
    );
  const db = await database();
  const group = groupOf(view);
  const found = query === "" ? null : await searchAgencies(db, query, mostFound);
  const facts = await namedGroup(db, group);
  const waiting = await unassignedAgencies(db);
  return (
    <>
      {head}
      {found ? (
        <section aria-labelledby="found">
          <h2 id="found">
            {found.length === 0 ? `没有找到“${query}”` : `“${query}”找到${countOf(found.length)}个`}
          </h2>
          {found.length === 0 ? (
            <p>
              没有名称、曾用名、拼音或首字母与“{query}
              ”相符的机关。可以只输入名称中的两个字，或各字拼音的首字母。
            </p>
          ) : (
            <AgencyList agencies={found} withParent />
          )}
          <p>
            <a href={agenciesLink()}>按范围浏览全部机构</a>
          </p>
        </section>
      ) : (
        <>
          <ViewFilters action={agenciesLink()} view={view} regions={regions} />
          <section aria-labelledby="members">
            <h2 id="members">
              {facts.name}
              {members.length}个
            </h2>
            {members.length === 0 ? (
              <p>这个范围内没有此类机关，请换一个范围或单位。</p>
            ) : (
              <AgencyList agencies={shown} />
            )}
            <PageLinks
              page={page}
              pages={pages}
              href={(to) => pageLink(agenciesLink(printView(view)), to)}
              all={[`${members.length}个机关`]}
            />
          </section>
        </>
      )}
      {waiting.length > 0 ? (
        <section aria-labelledby="waiting">
          <h2 id="waiting">待认定的机关{waiting.length}个</h2>
          <p>名称在行政区划和机关名录中没有唯一的对应。在机关名录（CSV）中登记后重新导入，即归入相应机关。</p>
          <ul className={styles.list}>
            {waiting.map(({ key, name, reports }) => (
              <li key={key}>
                <a href={agencyLink(key)}>{name}</a>
                <small>{reports}份</small>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}

function AgencyList({
  agencies,
  withParent = false,
}: {
  agencies: readonly AgencyRow[];
  withParent?: boolean;
}) {
  return (
    <StaticHtml as="ul" className={styles.list}>
      {agencies.map(({ key, shortName, parentName, validTo }) => (
        <li key={key}>
          <a href={agencyLink(key)}>{shortName}</a>
          {withParent && parentName ? <small>{parentName}</small> : null}
          {validTo === null ? null : <small>至{validTo}年</small>}
        </li>
      ))}
    </StaticHtml>
  );
}
