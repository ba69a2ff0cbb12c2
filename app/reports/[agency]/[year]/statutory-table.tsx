import { ScrollRegion } from "@/app/scroll-region";
import type { ReportFigure } from "@/db/queries/report-figures";
import { missingReasons } from "@/lib/catalogue/cell";
import { findCell } from "@/lib/catalogue/cells";
import type { IndicatorTable, PrintedBox, PrintedTable } from "@/lib/catalogue/printed-tables";
import { numberText } from "@/lib/chart/number-text";
import styles from "./report.module.css";

type Props = {
  table: PrintedTable | IndicatorTable;
  figures: ReadonlyMap<string, ReportFigure>;
  /** Findings on a cell, as sentences. */
  findings: ReadonlyMap<string, readonly string[]>;
  hrefOf: (cell: string, figure: ReportFigure) => string;
};

/** A statutory table with the spans of the print; each figure leads to its place in the source. */
export function StatutoryTable({ table, figures, findings, hrefOf }: Props) {
  return (
    <section className={styles.tableSection}>
      <h2 id={`table-${table.id}`}>{table.title}</h2>
      <ScrollRegion labelledBy={`table-${table.id}`} fitted={table.id === "disclosure"}>
        <table className={`${styles.statutory} ${styles[table.id]}`}>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.map(({ text }) => text).join()}>
                {row.map((box, index) =>
                  box.role === "label" ? (
                    <th
                      // biome-ignore lint/suspicious/noArrayIndexKey: boxes of a printed table never move
                      key={index}
                      colSpan={box.columns}
                      rowSpan={box.rows}
                      scope={isRowHead(row, index) ? "row" : "col"}
                    >
                      {box.text}
                    </th>
                  ) : (
                    <Figure
                      key={box.text}
                      box={box}
                      figure={figures.get(box.text)}
                      notes={findings.get(box.text)}
                      hrefOf={hrefOf}
                    />
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

const isRowHead = (row: readonly PrintedBox[], index: number) =>
  row.slice(index).some(({ role }) => role === "cell");

function Figure({
  box,
  figure,
  notes,
  hrefOf,
}: {
  box: PrintedBox;
  figure: ReportFigure | undefined;
  notes: readonly string[] | undefined;
  hrefOf: Props["hrefOf"];
}) {
  const spans = { colSpan: box.columns, rowSpan: box.rows };
  if (!figure)
    return (
      <td {...spans} className={styles.missing}>
        {missingReasons.not_in_form.zh}
      </td>
    );
  const name = findCell(box.text)?.zh ?? box.text;
  const reason = figure.missing === null ? null : missingReasons[figure.missing].zh;
  const shown =
    figure.value === null ? reason : `${numberText(figure.value)}${figure.unit === "元" ? "元" : ""}`;
  const title = [`${name}：${shown}`, ...(notes ?? [])].join("\n");
  return (
    <td {...spans} className={notes ? styles.faulty : undefined}>
      <a
        href={hrefOf(box.text, figure)}
        title={title}
        className={reason === null ? styles.figure : styles.missing}
        aria-label={notes ? `${name}${shown}，有问题` : `${name}${shown}`}
      >
        {notes ? (
          <span className={styles.sign} aria-hidden="true">
            !
          </span>
        ) : null}
        {shown}
      </a>
    </td>
  );
}
