import type { Briefing } from "@/lib/export/briefing/briefing";
import { briefingDownloads, exportFormats } from "@/lib/export/export-formats";
import { briefingAddress, listOfQuery } from "@/lib/view/briefing-query";
import styles from "./briefing.module.css";
import { PrintButton } from "./print-button";

type Props = { query: string; briefing: Briefing };

/** The briefing as files: plain links, and the browser's print. */
export function BriefingFiles({ query, briefing }: Props) {
  const charts = briefing.items.reduce((sum, { view }) => sum + view.charts.length, 0);
  return (
    <nav aria-label="下载简报" className={styles.files}>
      <span className="quiet">
        {briefing.items.length}项，{charts}张图
      </span>
      {briefingDownloads.map((format) => (
        <a key={format} href={briefingAddress(listOfQuery(query), format)} download>
          {exportFormats[format].briefingZh}
        </a>
      ))}
      <PrintButton />
    </nav>
  );
}
