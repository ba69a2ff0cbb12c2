import type { Metadata } from "next";
import { StaticHtml } from "@/app/static-html/static-html";
import type { ImportList } from "@/db/views/imports/import-review";
import { importsLink, pageLink, reportsLink } from "@/lib/view/addresses";
import { WrongAddress } from "../filters/wrong-address";
import { PageLinks } from "../paging/page-links";
import type { Query } from "../requested-view";
import { ScrollRegion } from "../scroll-region";
import styles from "./imports.module.css";
import { requestedImports } from "./requested-imports";
import { RefusedFiles } from "./review-parts";

export const metadata: Metadata = { title: "最近导入" };

type Props = { searchParams: Promise<Query> };

/** 最近导入: what each version brought, the latest first. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const { list, page, pages, problems, wrong } = await requestedImports(query);
  const head = (
    <>
      <p>
        <a href={reportsLink()}>← 报告</a>
      </p>
      <h1>最近导入</h1>
      <p className={styles.lead}>
        导入、重新核对、记录结论、读入背景数据或查看网页，凡有改变，就成为一个数据版本。点版本，看拒收的文件、改前改后逐格的数、核对发现的变化和新增的报告。
      </p>
    </>
  );
  if (problems.length > 0) {
    const valid = { regions: [], years: [] };
    return (
      <>
        {head}
        <WrongAddress path={importsLink()} {...{ query, problems, wrong, valid }} />
      </>
    );
  }
  return (
    <>
      {head}
      {list.changeless && page === 1 ? <Changeless {...list.changeless} /> : null}
      <h2 id="versions">共{list.total}个版本</h2>
      <StaticHtml>
        <ScrollRegion labelledBy="versions">
          <table className={`table ${styles.versions}`}>
            <thead>
              <tr>
                <th scope="col">版本</th>
                <th scope="col">时间</th>
                <th scope="col">改变</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map(({ label, href, moment, counts }) => (
                <tr key={label}>
                  <td>
                    <a href={href}>{label}</a>
                  </td>
                  <td>{moment}</td>
                  <td>{counts.join("，")}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      </StaticHtml>
      <PageLinks
        page={page}
        pages={pages}
        href={(to) => pageLink(importsLink(), to)}
        all={[`${list.total}个版本`]}
      />
    </>
  );
}

/** So many of them are named here; those of a version are all in its review. */
const mostNamed = 100;

function Changeless({ moment, unchanged, refused }: NonNullable<ImportList["changeless"]>) {
  return (
    <StaticHtml as="section" aria-labelledby="changeless">
      <h2 id="changeless">最近一次导入没有改变数据</h2>
      <p>
        {moment}，未变{unchanged}份，拒收{refused.length}份，版本不变。
      </p>
      <RefusedFiles files={refused.slice(0, mostNamed)} />
      {refused.length > mostNamed ? <p>另有{refused.length - mostNamed}份没有列出。</p> : null}
    </StaticHtml>
  );
}
