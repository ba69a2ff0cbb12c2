import { StaticHtml } from "@/app/static-html/static-html";
import type { FilingDeadline } from "@/db/views/filing-view";
import { groupKinds } from "@/lib/agencies/agency-kind";
import styles from "./filing.module.css";

type Props = { deadlines: readonly FilingDeadline[]; year: number };

/** Until when the reports are due, and why. */
export function DeadlineList({ deadlines, year }: Props) {
  if (deadlines.length === 0) return null;
  return (
    <StaticHtml as="section" aria-labelledby="deadlines" className={styles.due}>
      <h2 id="deadlines">{year}年报的期限</h2>
      <ul className={styles.deadlines}>
        {deadlines.map(({ kind, day, ground, agencies }) => (
          <li key={`${kind} ${day} ${ground}`}>
            <b>{day}</b>　{groupKinds[kind].zh}
            {agencies}个　<span className="quiet">{ground}</span>
          </li>
        ))}
      </ul>
    </StaticHtml>
  );
}
