import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ReplacedChanges } from "@/app/imports/review-parts";
import { StaticHtml } from "@/app/static-html/static-html";
import type { ReportVersion, ReportVersions } from "@/db/views/imports/report-versions";
import styles from "../report.module.css";
import { type ReportParams, type ReportQuery, requestedVersions } from "../report-request";
import { VersionList } from "../version-list";

type Props = { params: Promise<ReportParams>; searchParams: Promise<ReportQuery> };

async function versionsOf({ params, searchParams }: Props): Promise<ReportVersions> {
  return (await requestedVersions(await params, await searchParams)) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: `${(await versionsOf(props)).name}两版对照` };
}

/** A report in two versions beside each other: figures, text and findings that are other. */
export default async function Page(props: Props) {
  const { name, href, versions, compared, labels } = await versionsOf(props);
  return (
    <StaticHtml as="article">
      <p>
        <a href={href}>← {name}</a>
      </p>
      <h1>{name}两版对照</h1>
      {compared === null ? (
        <p>
          {versions.length === 0
            ? "这份报告只有一版，没有可以对照的。"
            : `数据版本${labels.before}和${labels.after}中是同一份报告，没有不同。`}
        </p>
      ) : (
        <>
          <div className={styles.pair}>
            <Version title="改前" version={compared.before} />
            <Version title="改后" version={compared.after} />
          </div>
          <ReplacedChanges report={compared.changes} id="changes" whole />
        </>
      )}
      <VersionList versions={versions} />
    </StaticHtml>
  );
}

function Version({ title, version }: { title: string; version: ReportVersion }) {
  const { label, href, sourceHref, originalHref, fileName, publishedOn, inForce } = version;
  return (
    <div>
      <p>
        <b>{title}</b>　版本{label}
        {inForce ? "，现行" : ""}
      </p>
      <p>
        {publishedOn ? `公布于${publishedOn}` : "未写明公布日期"}，文件《{fileName.split("/").at(-1)}》
      </p>
      <p className={styles.ways}>
        <a href={href} aria-label={`${title}的报告`}>
          报告
        </a>
        <a href={sourceHref} aria-label={`${title}的原文`}>
          原文
        </a>
        <a href={originalHref} aria-label={`${title}的原件`} download>
          原件
        </a>
      </p>
    </div>
  );
}
