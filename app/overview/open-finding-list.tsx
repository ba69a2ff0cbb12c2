import Link from "next/link";
import { reportLink } from "@/app/links";
import { ScrollRegion } from "@/app/scroll-region";
import type { OpenFindings } from "@/db/queries/open-findings";
import { checks, severityNames } from "@/lib/catalogue/checks";
import styles from "./overview.module.css";

/** What nobody has decided upon yet, errors first. */
export function OpenFindingList({ findings }: { findings: OpenFindings }) {
  return (
    <section aria-labelledby="open-findings">
      <h2 id="open-findings">待核查 {findings.total}处</h2>
      {findings.items.length === 0 ? (
        <p>所选范围和年份内，没有发现需要核查的问题。</p>
      ) : (
        <ScrollRegion labelledBy="open-findings">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">级别</th>
                <th scope="col">机关</th>
                <th scope="col">年度</th>
                <th scope="col">核对</th>
                <th scope="col">说明</th>
              </tr>
            </thead>
            <tbody>
              {findings.items.map(({ id, agencyKey, agencyName, year, check, severity, message }) => (
                <tr key={id}>
                  <td className={styles[severity]}>{severityNames[severity]}</td>
                  <td>
                    <Link href={reportLink(agencyKey, year, "own")}>{agencyName}</Link>
                  </td>
                  <td>{year}</td>
                  <td>{checks[check].zh}</td>
                  <td className={styles.message}>{message}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {findings.total > findings.items.length ? (
        <p>
          列出前{findings.items.length}处，共{findings.total}处。
        </p>
      ) : null}
    </section>
  );
}
