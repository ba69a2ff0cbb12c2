import type { StoredVersion } from "@/db/queries/reports/report-versions";
import type { ReportVersion } from "@/db/views/imports/report-versions";
import type { UnusedReport } from "@/db/views/imports/unused-report";
import type { Scope } from "@/lib/catalogue/form-facts";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { importsLink, reportLink, reportVersionsLink } from "@/lib/view/addresses";
import styles from "./report.module.css";

type NoticeProps = {
  agency: string;
  year: number;
  scope: Scope;
  /** The version that is shown, and the id of its report. */
  v: string;
  shown: number;
  versions: readonly ReportVersion[];
  /** The report in force; null: there is none any more. */
  now: { report: { id: number } } | null;
};

/** Above a report as it was in a version: that it is that one, and what has come of it since. */
export function ThenNotice({ v, shown, versions, now, ...slot }: NoticeProps) {
  const { agency, year, scope } = slot;
  const latest = versions.find(({ inForce }) => inForce);
  return (
    <p className={styles.then}>
      这是数据版本<a href={importsLink(v)}>{v}</a>的报告，不随以后的导入改变。
      {now?.report.id === shown ? (
        <>
          它仍在用。<a href={reportLink(agency, year, scope)}>查看现在的核对结果</a>
        </>
      ) : (
        <>
          已有另一份取代它。<a href={reportLink(agency, year, scope)}>查看现行的报告</a>
          {latest ? (
            <a href={reportVersionsLink(slot, { before: v, after: latest.label })}>与现行的对照</a>
          ) : null}
        </>
      )}
    </p>
  );
}

/** Above a report that was kept and never used: that it counts nowhere, why, and the way to the one that does. */
export function UnusedNotice({ label, importHref, inForceHref, reason }: UnusedReport) {
  return (
    <section className={styles.then} aria-labelledby="unused">
      <h2 id="unused">只存不用，不计入任何统计</h2>
      <p>
        {reason}这一份随数据版本<a href={importHref}>{label}</a>入库，这里照读入的样子列出，不列核对发现。
      </p>
      <p>
        <a href={inForceHref}>查看在用的报告</a>
      </p>
    </section>
  );
}

/** The versions of a report, the one in force first, each with what it changed and the ways to open it. */
export function VersionList({ versions }: { versions: readonly ReportVersion[] }) {
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">各版本</h2>
      <ol className={styles.versions}>
        {versions.map((one) => (
          <li key={one.label}>
            <span>
              <a href={one.href}>{one.inForce ? "现行的报告" : one.label}</a>
              <small>
                {one.publishedOn ? `公布于${one.publishedOn}` : "未写明公布日期"}，
                {shanghaiDay(one.importedAt)}导入 （<a href={one.importHref}>版本{one.label}</a>）
              </small>
            </span>
            <span>{one.change}</span>
            <span className={styles.ways}>
              {one.compareHref ? <a href={one.compareHref}>与前一版对照</a> : null}
              <a href={one.sourceHref} aria-label={`${one.label}的原文`}>
                原文
              </a>
              <a href={one.originalHref} aria-label={`${one.label}的原件`} download>
                原件
              </a>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

type UnusedProps = { versions: readonly StoredVersion[]; hrefOf: (id: number) => string; shown: number };

/** Files of the same agency and year that were never in force, each with the way to open it. */
export function UnusedFiles({ versions, hrefOf, shown }: UnusedProps) {
  const unused = versions.filter(({ added, superseded }) => superseded?.id === added.id);
  if (unused.length === 0) return null;
  return (
    <section className={styles.prose}>
      <h2>同年未采用的文件</h2>
      <ul>
        {unused.map(({ id, fileName, publishedOn, importedAt }) => (
          <li key={id}>
            {id === shown ? fileName : <a href={hrefOf(id)}>{fileName}</a>}，
            {publishedOn ? `公布于${publishedOn}，` : ""}
            {shanghaiDay(importedAt)}导入，只存不用{id === shown ? "（本页）" : ""}
          </li>
        ))}
      </ul>
    </section>
  );
}
