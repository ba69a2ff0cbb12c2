import type { CoverageCell, CoverageRow } from "@/db/queries/coverage";
import { scopeOfKind } from "@/lib/agencies/agency-kind";
import type { Scope } from "@/lib/catalogue/form-facts";
import { agencyLink, reportLink } from "@/lib/view/addresses";
import { coverageMarks, coverageSigns, coverageWords, isFiled, marksOf } from "./coverage-cell";
import styles from "./overview.module.css";

type Props = {
  rows: readonly CoverageRow[];
  names: ReadonlyMap<string, string>;
  /** Null: of each agency that which its kind is compared by. */
  scope: Scope | null;
};

/** The rows of the coverage table, the latest year first. */
export function CoverageRows({ rows, names, scope }: Props) {
  return rows.map(({ agency: { key, kind, shortName }, cells }) => {
    const name = names.get(key) ?? shortName;
    return (
      <tr key={key}>
        <th scope="row">
          <a href={agencyLink(key)}>{name}</a>
        </th>
        {[...cells].reverse().map((cell) => (
          <td key={cell.year} className={styles[cell.state]}>
            <Sign cell={cell} agencyKey={key} name={name} scope={scope ?? scopeOfKind(kind)} />
          </td>
        ))}
      </tr>
    );
  });
}

type SignProps = { cell: CoverageCell; agencyKey: string; name: string; scope: Scope };

function Sign({ cell, agencyKey, name, scope }: SignProps) {
  const { sign, zh } = coverageSigns[cell.state];
  const words = `${name}${coverageWords(cell)}`;
  if (!isFiled(cell))
    return (
      <span title={words}>
        <span aria-hidden="true">{sign}</span>
        <span className="unseen">{zh}</span>
      </span>
    );
  return (
    <a href={reportLink(agencyKey, cell.year, scope)} title={words} aria-label={words}>
      {sign}
      {marksOf(cell).map((mark) => (
        <small key={mark}>{coverageMarks[mark].sign}</small>
      ))}
    </a>
  );
}
