import statutory from "@/app/reports/[agency]/[year]/report.module.css";
import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import type { TotalsView } from "@/db/views/totals/totals-view";
import { isRowHead, type PrintedBox } from "@/lib/catalogue/printed-tables";
import { moreExcluded, type TotalFigure } from "@/lib/export/totals/exported-totals";
import { reportLink, totalsLink } from "@/lib/view/addresses";
import { printTotals, type TotalsQuery } from "@/lib/view/totals-query";
import styles from "./totals.module.css";

type Props = { asked: TotalsQuery; view: TotalsView };

/** The statutory tables with the spans of the print, each cell the sum of its parts; it leads to their list. */
export function TotalsTables({ asked, view }: Props) {
  const { tables, hasWhole, isCompared, summed } = view;
  return (
    <>
      {tables.map(({ id, title, rows }) => (
        <StaticHtml as="section" key={id} className={statutory.tableSection ?? ""}>
          <h2 id={`table-${id}`}>{title}</h2>
          <ScrollRegion labelledBy={`table-${id}`} fitted={id === "disclosure" || id === "indicators"}>
            <table className={`${statutory.statutory} ${statutory[id] ?? ""} ${styles.sums}`}>
              <tbody>
                {rows.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: boxes of a printed table never move
                  <tr key={index}>
                    {row.map((box, at) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: as above
                      <Box key={at} {...{ box, row, at, asked, view }} />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </StaticHtml>
      ))}
      <StaticHtml className={styles.notes}>
        <p>
          每格是{summed}
          份年报的数相加，点开可以看到逐个机关的数。只有一部分机关有数的格，在数下注明有数的个数；没有一个机关有数的格写明原因，不是0。
          {hasWhole ? "“汇总”是全域汇总年报此格的数，不计入合计。" : ""}
          {isCompared ? "与合计相同的写“汇总一致”，“差”是汇总减合计。" : ""}
          {view.restSentence === "" ? "" : "“其余”是汇总减合计，“已多”是合计比汇总多出的数。"}
        </p>
      </StaticHtml>
    </>
  );
}

type BoxProps = Props & { box: PrintedBox; row: readonly PrintedBox[]; at: number };

function Box({ box, row, at, asked, view }: BoxProps) {
  const spans = { colSpan: box.columns, rowSpan: box.rows };
  if (box.role === "label")
    return (
      <th {...spans} scope={isRowHead(row, at) ? "row" : "col"}>
        {box.text}
      </th>
    );
  const figure = view.figures.get(box.text);
  if (!figure) return <td {...spans} />;
  return (
    <td {...spans}>
      <a
        href={totalsLink(printTotals({ ...asked, cell: box.text }))}
        className={figure.sum === null ? statutory.missing : statutory.figure}
        title={[figure.name, ...figure.notes].join("\n")}
        aria-label={`${figure.name}${figure.text}`}
      >
        {figure.text}
      </a>
      <Beside figure={figure} view={view} />
    </td>
  );
}

/** What the sum rests on, and the whole territory's figure. */
function Beside({
  figure,
  view: { summed, hasWhole, isCompared },
}: {
  figure: TotalFigure;
  view: TotalsView;
}) {
  const { sum, reported, flagged, wholeText, difference, differenceText, why, rest, restText } = figure;
  const left = figure.notes.find((note) => note.endsWith("未计入"));
  return (
    <>
      {sum !== null && reported < summed ? <small>{`${reported}/${summed}个有数`}</small> : null}
      {flagged > 0 ? <small className={styles.doubt}>{`含${flagged}个待核`}</small> : null}
      {left === undefined ? null : <small className={styles.left}>{left}</small>}
      {hasWhole ? (
        <small>
          {difference === 0 ? `汇总一致${figure.wholeFlagged ? "（待核）" : ""}` : `汇总 ${wholeText}`}
        </small>
      ) : null}
      {rest === null ? null : <small className={rest < 0 ? styles.differs : undefined}>{restText}</small>}
      {!isCompared || difference === 0 || rest !== null ? null : (
        <small
          className={difference === null ? undefined : styles.differs}
          title={why === "" ? undefined : why}
        >
          {difference === null ? differenceText : `差 ${differenceText}`}
        </small>
      )}
    </>
  );
}

/** Figures that cannot be and are in no sum, by name, each with its report. */
export function ExcludedFigures({ view }: { view: TotalsView }) {
  const { excluded, year } = view;
  if (excluded.length === 0) return null;
  return (
    <StaticHtml as="section" aria-labelledby="excluded">
      <h2 id="excluded">明显有误、没有计入的数</h2>
      <ul className={styles.excluded}>
        {excluded.map(({ agency, name, cell, cellName, text }) => (
          <li key={`${agency} ${cell}`}>
            <a href={reportLink(agency, year, "own")}>{name}</a>
            {cellName}：{text}
          </li>
        ))}
        {view.excludedMore > 0 ? <li>{moreExcluded(view)}</li> : null}
      </ul>
    </StaticHtml>
  );
}
