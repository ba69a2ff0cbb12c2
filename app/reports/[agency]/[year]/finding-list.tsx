import type { LikeReport } from "@/db/queries/likenesses";
import type { ReportFinding } from "@/db/queries/reports/report-findings";
import type { GivenVerdict } from "@/db/queries/verdicts/decidable-findings";
import type { PastVerdict } from "@/db/queries/verdicts/verdict-history";
import { checks, severityNames } from "@/lib/catalogue/checks";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { verdictNames } from "@/lib/catalogue/verdicts";
import { parseOther } from "@/lib/likeness/other-report";
import { likePairLink } from "@/lib/view/addresses";
import styles from "./report.module.css";

/** Whether a person has explained a finding or called it a false alarm: then it marks no figure. */
export const isSettled = ({ verdict }: Pick<ReportFinding, "verdict">): boolean =>
  verdict !== null && verdict.verdict !== "confirmed";

type Found = { findings: readonly ReportFinding[]; past: readonly PastVerdict[]; report: LikeReport };

/** What the checks found, errors first, each with its kind, a sentence and what was decided; then what was decided before. */
export function FindingList({ findings, past, report }: Found) {
  if (findings.length + past.length === 0) return null;
  const open = findings.filter((finding) => !isSettled(finding));
  const settled = findings.filter(isSettled);
  return (
    <section className={styles.findings} aria-labelledby="findings">
      <h2 id="findings">核对发现{findings.length}处</h2>
      <ul>
        {[...open, ...settled].map(({ id, severity, check, cells, message, verdict }) => (
          <li key={id}>
            <span className={isSettled({ verdict }) ? styles.note : styles[severity]}>
              {severityNames[severity]}
            </span>
            <span>
              <b>{checks[check].zh}</b>　{message}
              {check === "same-text" ? <LikePairLink report={report} cells={cells} /> : null}
              {verdict ? <VerdictNote {...verdict} /> : null}
            </span>
          </li>
        ))}
      </ul>
      {past.length === 0 ? null : (
        <>
          <h3>以前的结论</h3>
          <ul>
            {past.map(({ id, check, state, since, verdict, by, at, why }) => (
              <li key={id}>
                <span className={styles.note}>{state === "lapsed" ? "已失效" : "已被取代"}</span>
                <span>
                  <b>{checks[check].zh}</b>
                  <VerdictNote {...{ verdict, by, at, why }} />
                  <span className={styles.verdict}>{endText(state, since)}</span>
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** The way to both texts beside each other. */
function LikePairLink({ report, cells: [named = ""] }: { report: LikeReport; cells: readonly string[] }) {
  const other = parseOther(named);
  return other ? <a href={likePairLink(report, other)}>对照两份报告</a> : null;
}

/** Who decided what, when and why. */
function VerdictNote({ verdict, by, at, why }: GivenVerdict) {
  return (
    <span className={styles.verdict}>
      <b>{verdictNames[verdict]}</b>　{why}（{by}，<time dateTime={at}>{shanghaiDay(at)}</time>）
    </span>
  );
}

function endText(state: PastVerdict["state"], since: string | null): string {
  const from = since === null ? "" : `${shanghaiDay(since)}起`;
  return state === "lapsed" ? `${from}已失效：所依据的数或文字已改变` : `${from}被新的结论取代`;
}
