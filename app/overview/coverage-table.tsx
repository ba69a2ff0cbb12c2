import { agencyLink, reportLink } from "@/app/links";
import { ScrollRegion } from "@/app/scroll-region";
import type { CoverageCell, CoverageRow } from "@/db/queries/coverage";
import type { Scope } from "@/lib/catalogue/form-facts";
import styles from "./overview.module.css";

type Props = { rows: readonly CoverageRow[]; span: { from: number; to: number }; name: string; scope: Scope };

const signs = {
  accepted: { sign: "●", zh: "已公开，未发现问题" },
  flagged: { sign: "◐", zh: "已公开，有问题待核" },
  missing: { sign: "○", zh: "未报送" },
  not_valid: { sign: "", zh: "该年不存在或不须报送" },
} as const;

/** Who filed when: agencies × years, with signs that need no colour. Plain links: there are hundreds of them. */
export function CoverageTable({ rows, span, name, scope }: Props) {
  const years = Array.from({ length: span.to - span.from + 1 }, (_, index) => span.from + index);
  if (rows.length === 0) return null;
  return (
    <section>
      <h2 id="coverage">报送情况</h2>
      <p className={styles.legend}>
        {Object.values(signs)
          .filter(({ sign }) => sign !== "")
          .map(({ sign, zh }) => (
            <span key={zh}>
              {sign} {zh}
            </span>
          ))}
        <span>迟 晚于规定日期公布</span>
      </p>
      <ScrollRegion labelledBy="coverage" limited fitted>
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
            {rows.map(({ agency, cells }) => (
              <tr key={agency.key}>
                <th scope="row">
                  <a href={agencyLink(agency.key)}>{agency.shortName}</a>
                </th>
                {cells.map((cell) => (
                  <td key={cell.year} className={styles[cell.state]}>
                    <Sign cell={cell} agencyKey={agency.key} name={agency.shortName} scope={scope} />
                  </td>
                ))}
              </tr>
            ))}
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
    </section>
  );
}

function Sign({
  cell,
  agencyKey,
  name,
  scope,
}: {
  cell: CoverageCell;
  agencyKey: string;
  name: string;
  scope: Scope;
}) {
  const { sign, zh } = signs[cell.state];
  const late = cell.late ? `，${cell.publishedOn}公布，晚于规定日期` : "";
  const words = `${name}${cell.year}年${zh}${late}${cell.findings > 0 ? `，${cell.findings}处` : ""}`;
  if (cell.state === "missing" || cell.state === "not_valid")
    return (
      <span title={words}>
        <span aria-hidden="true">{sign}</span>
        <span className="unseen">{zh}</span>
      </span>
    );
  return (
    <a href={reportLink(agencyKey, cell.year, scope)} title={words} aria-label={words}>
      {sign}
      {cell.late ? <small>迟</small> : null}
    </a>
  );
}

function filedOf(rows: readonly CoverageRow[], year: number): string {
  const ofYear = rows.flatMap(({ cells }) =>
    cells.filter((cell) => cell.year === year && cell.state !== "not_valid"),
  );
  return `${ofYear.filter(({ state }) => state !== "missing").length}/${ofYear.length}`;
}
