import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { WrongAddress } from "@/app/filters/wrong-address";
import { PageLinks } from "@/app/paging/page-links";
import type { Query } from "@/app/requested-view";
import { StaticHtml } from "@/app/static-html/static-html";
import type { ImportReview, Portion, ReviewPart } from "@/db/views/imports/import-review";
import { checks } from "@/lib/catalogue/checks";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { verdictNames } from "@/lib/catalogue/verdicts";
import { exportFormats } from "@/lib/export/export-formats";
import { importFileLink, importsLink, pageLink } from "@/lib/view/addresses";
import styles from "../imports.module.css";
import { requestedReview } from "../requested-imports";
import { FindingChangeList, RefusedFiles, ReplacedChanges } from "../review-parts";

type Props = { params: Promise<{ label: string }>; searchParams: Promise<Query> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `导入 ${decodeURIComponent((await params).label)}` };
}

/** What one version brought: refused first, then what took another's place, cell by cell, then what is new. */
export default async function Page({ params, searchParams }: Props) {
  const label = decodeURIComponent((await params).label);
  const query = await searchParams;
  const asked = await requestedReview(label, query);
  if (!asked) notFound();
  const { review, part, page, pages, problems, wrong } = asked;
  const head = (
    <>
      <p>
        <a href={part === undefined ? importsLink() : importsLink(label)}>
          ← {part === undefined ? "最近导入" : `导入 ${label}`}
        </a>
      </p>
      <h1>导入 {label}</h1>
      <p className={styles.lead}>
        {review.moment}：{review.counts.join("，")}。
        {review.beside.length > 0 ? `${review.beside.join("，")}。` : null}
      </p>
    </>
  );
  if (problems.length > 0)
    return (
      <>
        {head}
        <WrongAddress
          path={importsLink(label)}
          {...{ query, problems, wrong, valid: { regions: [], years: [] } }}
        />
      </>
    );
  const of = { label, part, page, pages };
  return (
    <>
      {head}
      {part === undefined ? <Summary review={review} /> : null}
      <p className={styles.files}>
        <span>下载这个版本的全部核对：</span>
        {(["xlsx", "csv"] as const).map((format) => (
          <a key={format} href={importFileLink(format, label)} download>
            {exportFormats[format].zh}
          </a>
        ))}
      </p>
      <Part {...of} name="refused" title="拒收的文件" unit="份" portion={review.refused}>
        <RefusedFiles files={review.refused.items} />
      </Part>
      <Part {...of} name="replaced" title="更正、变动的报告" unit="份" portion={review.replaced}>
        <Replaced items={review.replaced.items} />
      </Part>
      <Part {...of} name="others" title="随之变化的其他报告" unit="份" portion={review.others}>
        <p className={styles.quiet}>
          这些报告没有重新导入；与之核对的报告、机关名录或核对方法变了，发现随之改变。
        </p>
        {review.others.items.map(({ name, href, opened, closed }) => (
          <div key={href} className={styles.card}>
            <h3>
              <a href={href}>{name}</a>
            </h3>
            <FindingChangeList opened={opened} closed={closed} whole={false} />
          </div>
        ))}
      </Part>
      <Part {...of} name="new" title="新增的报告" unit="份" portion={review.new}>
        <NewReports items={review.new.items} open={part === "new"} />
      </Part>
      <Part {...of} name="unused" title="只存不用的报告" unit="份" portion={review.unused}>
        <ul className={styles.refused}>
          {review.unused.items.map(({ name, href, note, file, openHref, originalHref }) => (
            <li key={originalHref}>
              <a href={href}>{name}</a>　{note}。
              <span className={styles.ways}>
                <a href={openHref} aria-label={`打开这一份《${file}》`}>
                  打开这一份
                </a>
                <a href={originalHref} download>
                  下载这一份的原件
                </a>
              </span>
            </li>
          ))}
        </ul>
      </Part>
      <Part {...of} name="verdicts" title="记录的结论" unit="条" portion={review.verdicts}>
        <ul className={styles.refused}>
          {review.verdicts.items.map(({ id, name, href, check, verdict, why, by, at }) => (
            <li key={id}>
              <a href={href}>{name}</a>　<b>{checks[check].zh}</b>　{verdictNames[verdict]}：{why}（{by}，
              {shanghaiDay(at)}）
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

function Summary({ review }: { review: ImportReview }) {
  const { isFirst, previous, findings, replaced, new: fresh } = review;
  const { opened, closed, lapsed, inNew } = findings;
  if (isFirst && fresh.total === 0) return <p>这个版本没有报告。</p>;
  if (isFirst)
    return (
      <p>
        这是第一次导入，没有可以比较的，{fresh.total}份报告都是新增。核对发现见
        <a href={findings.href}>核查</a>。
      </p>
    );
  return (
    <StaticHtml as="section" aria-label="概要">
      <p>
        {previous ? (
          <>
            与上一版本<a href={previous.href}>{previous.label}</a>比较：
          </>
        ) : null}
        {opened + closed === 0
          ? "原有报告的核对发现没有变化"
          : `原有报告的核对发现新出现${opened}处，不再有${closed}处${lapsed > 0 ? `（其中${lapsed}处已有结论，随之失效）` : ""}`}
        {fresh.total > 0 ? `；新增的报告中发现${inNew}处` : ""}。
        {replaced.total === 0 && fresh.total === 0 ? "没有新增或更正的报告。" : ""}
      </p>
    </StaticHtml>
  );
}

type PartProps = {
  label: string;
  name: ReviewPart;
  title: string;
  unit: string;
  portion: Portion<unknown>;
  part: ReviewPart | undefined;
  page: number;
  pages: number;
  children: ReactNode;
};

/** A part of the review, where it is asked for and there is anything in it, with the way to the rest. */
function Part({ label, name, title, unit, portion, part, page, pages, children }: PartProps) {
  const { total, items } = portion;
  if (part !== undefined && part !== name) return null;
  if (total === 0 && part === undefined) return null;
  const alone = importsLink(label, `part=${name}`);
  return (
    <>
      <StaticHtml as="section" aria-labelledby={name}>
        <h2 id={name}>
          {title}
          {total}
          {unit}
        </h2>
        {total === 0 ? <p>这个版本没有{title}。</p> : children}
        {part === undefined && items.length < total ? (
          <p>
            列出{items.length}
            {unit}，
            <a href={alone}>
              全部{total}
              {unit}
            </a>
          </p>
        ) : null}
      </StaticHtml>
      {part === name ? (
        <PageLinks page={page} pages={pages} href={(to) => pageLink(alone, to)} all={[`${total}${unit}`]} />
      ) : null}
    </>
  );
}

function Replaced({ items }: { items: ImportReview["replaced"]["items"] }) {
  return items.map((report, at) => (
    <div key={report.compareHref} className={styles.card}>
      <h3 id={`replaced-${at}`}>
        <a href={report.href}>{report.name}</a>
        <span className={styles.kind} title={report.explained}>
          {report.kind}
        </span>
      </h3>
      <p className={styles.ways}>
        <a href={report.beforeHref}>打开改前的报告</a>
        <a href={report.compareHref}>两份对照</a>
      </p>
      <ReplacedChanges report={report} id={`replaced-${at}`} whole={false} />
    </div>
  ));
}

type New = ImportReview["new"]["items"];

/** Region by region, folded where there are many. */
function NewReports({ items, open }: { items: New; open: boolean }) {
  const regions = new Map<string, New>();
  for (const item of items) regions.set(item.region.key, [...(regions.get(item.region.key) ?? []), item]);
  return [...regions].map(([key, reports]) => (
    <details key={key} open={open || regions.size === 1} className={styles.region}>
      <summary>
        {reports[0]?.region.name}　{reports[0]?.region.total}份
        {reports.length < (reports[0]?.region.total ?? 0) ? `，列出${reports.length}份` : ""}
      </summary>
      <ul>
        {reports.map(({ name, href, note }) => (
          <li key={href}>
            <a href={href}>{name}</a>
            {note === "" ? null : <small>{note}</small>}
          </li>
        ))}
      </ul>
    </details>
  ));
}
