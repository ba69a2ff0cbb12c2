import Link from "next/link";
import { type ChangedReport, changedReports } from "@/db/queries/changed-reports";
import { groupOf } from "@/db/queries/group";
import { groupMembers } from "@/db/queries/group-members";
import type { ViewData } from "@/db/views/view-series";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { reportLink } from "@/lib/view/addresses";
import { database, databaseAt } from "./database";

const listed = 50;

const kinds: Record<ChangedReport["kind"], string> = {
  new: "新收录",
  corrected: "更正后重新公布",
  altered: "重新采集时内容有变动",
  dated: "只有公布日期不同",
  reread: "同一文件，读法有改进",
};

/** Which reports behind a frozen view are new, corrected or altered since its version; nothing where none is. */
export async function ChangedReports({ data, v }: { data: ViewData; v: string }) {
  const [then, now] = [await databaseAt(v), database()];
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
        {changed.slice(0, listed).map((report) => (
          <li key={report.report.id}>
            <Link href={reportLink(report.agencyKey, report.year, report.scope)} prefetch={false}>
              {report.agencyName}
              {report.year}年报告
            </Link>
            {report.scope === "territory" ? `（${scopeNames.territory}）` : ""}：{kinds[report.kind]}
            {datesOf(report)}
          </li>
        ))}
      </ul>
      {changed.length > listed ? <p>另有{changed.length - listed}份没有列出。</p> : null}
    </details>
  );
}

function datesOf({ before, report }: ChangedReport): string {
  const now = report.publishedOn;
  if (before === null) return now === null ? "" : `，${now}公布`;
  if (before.publishedOn === now) return "";
  return `，公布日期由${before.publishedOn ?? "未写明"}改为${now ?? "未写明"}`;
}
