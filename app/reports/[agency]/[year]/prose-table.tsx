import { ScrollRegion } from "@/app/scroll-region";
import type { ReportProseFigure } from "@/db/queries/reports/report-figures";
import { cellById } from "@/lib/catalogue/cells";
import { exactText } from "@/lib/chart/number-text";
import { codebookLink } from "@/lib/view/addresses";
import styles from "./report.module.css";

type Props = {
  prose: ReadonlyMap<string, ReportProseFigure>;
  hrefOf: (cell: string, figure: ReportProseFigure) => string;
};

/** What only the text states, each with its sentence; nothing where it states nothing. */
export function ProseTable({ prose, hrefOf }: Props) {
  if (prose.size === 0) return null;
  return (
    <section className={styles.tableSection}>
      <h2 id="prose">正文中的数</h2>
      <p className={styles.hint}>
        这些数只在文字中说明，不在法定表格里。<a href={codebookLink("cells-prose")}>口径</a>
      </p>
      <ScrollRegion labelledBy="prose" fitted>
        <table className={`${styles.statutory} ${styles.stated}`}>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col">数</th>
              <th scope="col">原句</th>
            </tr>
          </thead>
          <tbody>
            {[...prose].map(([cell, figure]) => {
              const { zh } = cellById(cell);
              const text = proseText(cell, figure);
              return (
                <tr key={cell}>
                  <th scope="row">{zh}</th>
                  <td>
                    <a
                      href={hrefOf(cell, figure)}
                      className={styles.figure}
                      aria-label={`${zh}${text}，查看原文`}
                    >
                      {text}
                    </a>
                  </td>
                  <td className={styles.sentence}>{figure.raw}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

/** 约400条: a figure of the prose with its unit, as exact as its sentence. */
export function proseText(cell: string, { value, approximate }: ReportProseFigure): string {
  return `${approximate ? "约" : ""}${exactText(value, cellById(cell).unit)}`;
}
