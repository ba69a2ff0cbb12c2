import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import type { CoverageRow } from "@/db/queries/coverage";
import { namesApart } from "@/db/views/filing-view";
import type { Scope } from "@/lib/catalogue/form-facts";
import { type CoverageSign, coverageMarks, coverageSigns, isFiled, marksOf } from "./coverage-cell";
import { CoverageRows } from "./coverage-rows";
import styles from "./overview.module.css";

type Props = {
  /** All of the group, and those of the page. */
  rows: readonly CoverageRow[];
  shown: readonly CoverageRow[];
  span: { from: number; to: number };
  name: string;
  scope: Scope | null;
  /** Where there are several of them on a page. */
  id?: string;
  heading?: string;
  /** Keeps a long table to a screen's height. */
  limited?: boolean;
};

/** Who filed when: agencies × years, the latest first, with signs that need no colour; the foot counts those of other pages too. */
export function CoverageTable({
  rows,
  shown,
  span,
  name,
  scope,
  id = "coverage",
  heading = "报送情况",
  limited = true,
}: Props) {
  const years = Array.from({ length: span.to - span.from + 1 }, (_, index) => span.to - index);
  if (rows.length === 0) return null;
  return (
    <StaticHtml as="section">
      <h2 id={id}>{heading}</h2>
      <p className={styles.legend}>
        {legendOf(rows).map(([sign, zh]) => (
          <span key={zh}>
            {sign} {zh}
          </span>
        ))}
      </p>
      <ScrollRegion labelledBy={id} limited={limited} fitted>
        <table className={`table ${styles.coverage}`}>
          <caption className="unseen">{name}各年报送情况</caption>
          <thead>
            <tr>
              <th scope="col">机关</th>
              {years.map((year) => (
                <th key={year} scope="col">
                  {year}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <CoverageRows rows={shown} names={namesApart(rows.map(({ agency }) => agency))} scope={scope} />
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">已公开</th>
              {years.map((year) => (
                <td key={year}>{filedOf(rows, year)}</td>
              ))}
            </tr>
          </tfoot>
        </table>
      </ScrollRegion>
    </StaticHtml>
  );
}

/** What the signs that occur mean, and no others. */
function legendOf(rows: readonly CoverageRow[]): [sign: string, zh: string][] {
  const cells = rows.flatMap((row) => row.cells);
  const states = new Set(cells.map(({ state }) => state));
  const marks = new Set(cells.flatMap(marksOf));
  const of = (known: Record<string, CoverageSign>, found: ReadonlySet<string>) =>
    Object.entries(known)
      .filter(([key]) => found.has(key))
      .map(([, { sign, zh }]): [string, string] => [sign === "" ? "空格" : sign, zh]);
  return [...of(coverageSigns, states), ...of(coverageMarks, marks)];
}

/** `22/24` where it is known who did not file; where some were not collected, only how many were. */
function filedOf(rows: readonly CoverageRow[], year: number): string {
  const ofYear = rows.flatMap(({ cells }) =>
    cells.filter((cell) => cell.year === year && cell.state !== "not_there"),
  );
  const filed = ofYear.filter(isFiled).length;
  if (ofYear.some(({ state }) => state === "not_collected")) return `已收录${filed}个`;
  return `${filed}/${ofYear.length}`;
}
