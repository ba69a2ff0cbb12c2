import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import { missingReasons } from "@/lib/catalogue/cell";
import type { AbsentAgency, CoverageOfKind } from "@/lib/export/totals/exported-totals";
import { agencyLink } from "@/lib/view/addresses";
import styles from "./totals.module.css";

/** So many are named; the others are on the page of who has filed. */
const mostNamed = 40;

/** How many of each kind are in the sums, and by name who is not. */
export function CoverageOfKinds({ coverage }: { coverage: readonly CoverageOfKind[] }) {
  const kinds = coverage.filter(({ expected }) => expected > 0);
  if (kinds.length === 0) return null;
  return (
    <StaticHtml className={styles.block}>
      <h2 id="coverage">计入合计的机关</h2>
      <ScrollRegion labelledBy="coverage" fitted>
        <table className={`table ${styles.coverage}`}>
          <thead>
            <tr>
              <th scope="col">类别</th>
              <th scope="col" className="figure">
                应有（个）
              </th>
              <th scope="col" className="figure">
                有年报（个）
              </th>
              <th scope="col" className="figure">
                计入（个）
              </th>
              <th scope="col">没有计入的</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map(({ name, expected, filed, summed, absent, others }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="figure">{expected}</td>
                <td className="figure">{filed}</td>
                <td className="figure">{summed}</td>
                <td className={styles.names}>
                  {absent.length + others.length === 0 ? "无" : null}
                  {absent.map(({ reason, agencies }) => (
                    <Names key={reason} why={missingReasons[reason].zh} agencies={agencies} />
                  ))}
                  {others.map(({ form, agencies }) => (
                    <Names key={form} why={form} agencies={agencies} />
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </StaticHtml>
  );
}

function Names({ why, agencies }: { why: string; agencies: readonly AbsentAgency[] }) {
  const more = agencies.length - mostNamed;
  return (
    <p>
      {why}
      {agencies.length}个：
      {agencies.slice(0, mostNamed).map(({ key, name }, index) => (
        <span key={key}>
          {index > 0 ? "、" : ""}
          <a href={agencyLink(key)}>{name}</a>
        </span>
      ))}
      {more > 0 ? `等，还有${more}个` : ""}
    </p>
  );
}
