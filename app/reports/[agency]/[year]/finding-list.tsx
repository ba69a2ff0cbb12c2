import type { ReportFinding } from "@/db/queries/report-findings";
import { checks, severityNames } from "@/lib/catalogue/checks";
import styles from "./report.module.css";

/** What the checks found, errors first, each with its kind and a sentence. */
export function FindingList({ findings }: { findings: readonly ReportFinding[] }) {
  if (findings.length === 0) return null;
  return (
    <section className={styles.findings} aria-labelledby="findings">
      <h2 id="findings">核对发现{findings.length}处</h2>
      <ul>
        {findings.map(({ id, severity, check, message, verdict }) => (
          <li key={id}>
            <span className={styles[severity]}>{severityNames[severity]}</span>
            <span>
              <b>{checks[check].zh}</b>　{message}
              {verdict ? `（${verdict.by}：${verdict.why}）` : ""}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
