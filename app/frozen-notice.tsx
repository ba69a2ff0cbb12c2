import { StaticHtml } from "@/app/static-html/static-html";
import { currentVersion } from "@/db/queries/dataset-version";
import { groupOf } from "@/db/queries/group";
import { groupMembers } from "@/db/queries/group-members";
import { type ChangedReport, changedReports } from "@/db/queries/reports/changed-reports";
import { type ViewData, viewSeries } from "@/db/views/view-series";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { exactText, missingText } from "@/lib/chart/number-text";
import { type ChangedFigure, changedFigures } from "@/lib/series/changed-figures";
import type { Point, Series } from "@/lib/series/series";
import { reportLink } from "@/lib/view/addresses";
import { printView } from "@/lib/view/view";
import { database, databaseAt } from "./database";
import styles from "./frozen-notice.module.css";

const listed = 50;

/** Of a view that is frozen to a version: whether there is newer data, and which of its figures have changed. */
export async function FrozenNotice({ data, path }: { data: ViewData; path: string }) {
  const { v, ...following } = data.view;
  if (v === undefined) return null;
  const latest = await currentVersion(await database());
  if (!latest || latest.label === v)
    return <p className={styles.notice}>这是数据版本{v}的数，是最新的版本。</p>;
  const now = await viewSeries(await database(), following);
  const seriesOf = ({ charts }: ViewData) => charts.map(({ series }) => series);
  const changed = changedFigures(seriesOf(data), seriesOf(now));
  return (
    <div className={styles.notice}>
      <p>
        这是数据版本{v}的数，不随以后的导入改变。最新的版本是{latest.label}，本图
        {changed.length === 0 ? "各数没有变化" : `有${changed.length}个数不同`}。
        <a href={`${path}?${printView(following)}`}>查看最新的数</a>
      </p>
      {changed.length > 0 ? (
        <details>
          <summary>列出不同的数</summary>
          <StaticHtml>
            <ChangedTable changed={changed} v={v} latest={latest.label} />
          </StaticHtml>
        </details>
      ) : null}
      <ChangedReports data={data} v={v} />
    </div>
  );
}

type TableProps = { changed: readonly ChangedFigure[]; v: string; latest: string };

function ChangedTable({ changed, v, latest }: TableProps) {
  return (
    <>
      <table className="table">
        <caption className="unseen">与最新版本不同的数</caption>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">机关</th>
            <th scope="col">年份</th>
            <th scope="col">版本{v}</th>
            <th scope="col">版本{latest}</th>
          </tr>
        </thead>
        <tbody>
          {changed.slice(0, listed).map(({ key, title, unit, line, year, before, now }) => (
            <tr key={key}>
              <td>{title}</td>
              <th scope="row">{line}</th>
              <td>{year}年</td>
              <td className="figure">{pointText(before, unit)}</td>
              <td className="figure">{pointText(now, unit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changed.length > listed ? <p>另有{changed.length - listed}个没有列出。</p> : null}
    </>
  );
}

function pointText(point: Point | null, unit: Series["unit"]): string {
  if (point === null) return "没有此项";
  if (point.value === null) return missingText(point.missing ?? "no_reports");
  return `${point.approximate ? "约" : ""}${exactText(point.value, unit)}`;
}

const listedReports = 50;

const kinds: Record<ChangedReport["kind"], string> = {
  new: "新收录",
  corrected: "更正后重新公布",
  altered: "重新采集时内容有变动",
  dated: "只有公布日期不同",
  reread: "同一文件，读法有改进",
};

/** Which reports behind a frozen view are new, corrected or altered since its version; nothing where none is. */
async function ChangedReports({ data, v }: { data: ViewData; v: string }) {
  const [then, now] = [await databaseAt(v), await database()];
  if (!then?.version) return null;
  const { view, span } = data;
  const keys =
    view.units.length > 0 ? view.units : (await groupMembers(now, groupOf(view), null)).map(({ key }) => key);
  const years = Array.from({ length: span.to - span.from + 1 }, (_, index) => span.from + index);
  const changed = await changedReports(now, then.version.id, keys, years);
  if (changed.length === 0) return null;
  return (
    <details>
      <summary>列出有变化的报告{changed.length}份</summary>
      <ul>
        {changed.slice(0, listedReports).map((report) => (
          <li key={report.report.id}>
            <a href={reportLink(report.agencyKey, report.year, report.scope)}>
              {report.agencyName}
              {report.year}年报告
            </a>
            {report.scope === "territory" ? `（${scopeNames.territory}）` : ""}：{kinds[report.kind]}
            {datesOf(report)}
          </li>
        ))}
      </ul>
      {changed.length > listedReports ? <p>另有{changed.length - listedReports}份没有列出。</p> : null}
    </details>
  );
}

function datesOf({ before, report }: ChangedReport): string {
  const now = report.publishedOn;
  if (before === null) return now === null ? "" : `，${now}公布`;
  if (before.publishedOn === now) return "";
  return `，公布日期由${before.publishedOn ?? "未写明"}改为${now ?? "未写明"}`;
}
