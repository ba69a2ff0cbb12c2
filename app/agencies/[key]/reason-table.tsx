import { DoubtSign } from "@/app/chart/point-doubt";
import { ScrollRegion } from "@/app/scroll-region";
import { agencyPoint } from "@/db/views/lines";
import { outcomeGroups, requestCellId, requestRows } from "@/lib/catalogue/requests";
import { missingText } from "@/lib/chart/number-text";
import { cellText } from "@/lib/chart/point-words";
import type { AgencyFigure } from "@/lib/statistics/agency-figure";
import styles from "./profile.module.css";

/** Why requests were not met, in the order of the form. */
const reasonGroups = outcomeGroups
  .filter(({ id }) => id !== "granted" && id !== "partial")
  .map((group) => ({
    ...group,
    reasons: requestRows
      .filter((row) => row.group === group.id)
      .map((row) => ({ id: requestCellId(row.id, "total"), zh: row.zh })),
  }));

export const reasonCells: readonly string[] = reasonGroups.flatMap(({ reasons }) =>
  reasons.map(({ id }) => id),
);

type Props = { figures: readonly AgencyFigure[]; years: readonly number[] };

/**
 * How often for which reason, year by year. A reason that no report gives but as 0 is not listed, and counted below;
 * of a year without a report nothing is said.
 */
export function ReasonTable({ figures, years }: Props) {
  const of = (id: string) => figures.filter(({ indicator }) => indicator === id);
  const isSeen = (id: string) =>
    of(id).some(({ form, value, missing }) => form !== null && value !== 0 && missing !== "not_in_form");
  const groups = reasonGroups.map((group) => ({
    ...group,
    reasons: group.reasons.filter(({ id }) => isSeen(id)),
  }));
  const unseen = reasonCells.length - groups.reduce((sum, { reasons }) => sum + reasons.length, 0);
  const seen = groups.filter(({ reasons }) => reasons.length > 0);
  return (
    <section className={styles.screen}>
      <h2 id="reasons">未予公开的原因（件）</h2>
      {seen.length === 0 ? (
        <p>有报告的各年，各项原因都是0件，或者表中无此项。</p>
      ) : (
        <ScrollRegion labelledBy="reasons" fitted>
          <table className={`table ${styles.reasons}`}>
            <thead>
              <tr>
                <th scope="col">原因</th>
                {years.map((year) => (
                  <th key={year} scope="col" className="figure">
                    {year}年
                  </th>
                ))}
              </tr>
            </thead>
            {seen.map(({ id, zh, reasons }) => (
              <tbody key={id}>
                {reasons.map((reason) => (
                  <tr key={reason.id}>
                    <th scope="row">
                      {reason.zh === zh ? null : <small>{zh}：</small>}
                      {reason.zh}
                    </th>
                    {years.map((year) => (
                      <ReasonFigure key={year} figure={of(reason.id).find((row) => row.year === year)} />
                    ))}
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </ScrollRegion>
      )}
      {unseen > 0 && seen.length > 0 ? (
        <p className="quiet small">有报告的各年，其余{unseen}项原因都是0件，或者表中无此项。</p>
      ) : null}
    </section>
  );
}

function ReasonFigure({ figure }: { figure: AgencyFigure | undefined }) {
  if (!figure || figure.value === null)
    return <td className="figure missing">{missingText(figure?.missing ?? "not_there")}</td>;
  return (
    <td className="figure">
      {cellText(figure.value, "件", figure)}
      <DoubtSign point={agencyPoint(figure, null)} />
    </td>
  );
}
