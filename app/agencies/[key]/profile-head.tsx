import type { ProfileYear } from "@/db/views/agency-years";
import type { AgencyCause, AgencyCauses, CauseInWords } from "@/db/views/checks/agency-causes";
import { filingFacets } from "@/lib/agencies/filing-state";
import { missingReasons } from "@/lib/catalogue/cell";
import styles from "./profile.module.css";

const yearSigns: Record<ProfileYear["state"], { sign: string; zh: string }> = {
  filed: { sign: "●", zh: filingFacets.filed.zh },
  late: { sign: "●", zh: "迟" },
  not_filed: { sign: "○", zh: filingFacets.not_filed.zh },
  not_collected: { sign: "·", zh: filingFacets.not_collected.zh },
  not_due: { sign: "◌", zh: filingFacets.not_due.zh },
  not_there: { sign: "", zh: missingReasons.not_there.zh },
};
const amendments = { corrected: filingFacets.corrected.zh, altered: filingFacets.altered.zh } as const;

/** Every year as a small box: what became of the report, the way to it, and to its comparison with the one before. */
export function YearStrip({ years }: { years: readonly ProfileYear[] }) {
  return (
    <ol className={styles.strip} aria-label="各年报送">
      {years.map((one) => {
        const { year, state, amendment, findings, href, pair } = one;
        const words = `${yearSigns[state].zh}${state === "late" ? `${one.daysLate}天` : ""}`;
        return (
          <li key={year} className={styles[state]}>
            {href === null ? <b>{year}年</b> : <a href={href}>{year}年</a>}
            <span>
              <span aria-hidden="true">{yearSigns[state].sign} </span>
              {words}
            </span>
            {amendment === null ? null : <span>{amendments[amendment]}</span>}
            {findings > 0 ? <span className={styles.flagged}>待核查{findings}处</span> : null}
            {pair === null ? null : (
              <a href={pair.href} className={styles.pair} aria-label={`${year}年与${pair.before}年对照`}>
                与{pair.before}年对照
              </a>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** So many findings of one check are told; the rest is on the page of the checks. */
const mostTold = 3;
/** On paper, which is one sheet, so many checks are, each with its number and one of them; see profile.module.css. */
const mostPrinted = 4;

/** What is found and stands, by check, then what is only worth knowing and what was decided. */
export function CauseList({ causes }: { causes: AgencyCauses }) {
  const { open, notes, settled, href } = causes;
  return (
    <section aria-labelledby="found" className={styles.found}>
      <h2 id="found">{open.length === 0 ? "没有待核查的问题" : `待核查${countOf(open)}项`}</h2>
      <CauseItems causes={open} />
      {open.length > mostPrinted ? (
        <p className={styles.printed}>
          纸上列出前{mostPrinted}种核对，另有{open.length - mostPrinted}种的
          {countOf(open.slice(mostPrinted))}项，见网站的核查页。
        </p>
      ) : null}
      <MoreCauses causes={notes} name="值得说明的" />
      <MoreCauses causes={settled} name="已说明或误报的" />
      {open.length + notes.length + settled.length > 0 ? (
        <p className={styles.screen}>
          <a href={href}>在核查页逐项看算式和原文</a>
        </p>
      ) : null}
    </section>
  );
}

const countOf = (causes: readonly AgencyCause[]) => causes.reduce((sum, { items }) => sum + items.length, 0);

function MoreCauses({ causes, name }: { causes: readonly AgencyCause[]; name: string }) {
  if (causes.length === 0) return null;
  return (
    <details className={styles.screen}>
      <summary>
        {name}
        {countOf(causes)}项
      </summary>
      <CauseItems causes={causes} />
    </details>
  );
}

function CauseItems({ causes }: { causes: readonly AgencyCause[] }) {
  if (causes.length === 0) return null;
  return (
    <ul className={styles.causes}>
      {causes.map(({ check, severity, severityName, items, href }) => (
        <li key={`${check} ${severity}`}>
          <p>
            <span className={styles[severity]}>{severityName}</span> <a href={href}>{check}</a>
            {items.length > 1 ? `　${items.length}项` : ""}
          </p>
          <ul>
            {items.slice(0, mostTold).map((item) => (
              <Told key={item.key} item={item} />
            ))}
          </ul>
          {items.length > mostTold ? (
            <p className="quiet">
              另有{items.length - mostTold}项，见<a href={href}>核查页</a>。
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Told({ item: { year, message, more, reportHref, sourceHref, verdict } }: { item: CauseInWords }) {
  return (
    <li>
      {reportHref === null ? `${year}年` : <a href={reportHref}>{year}年</a>}　{message}
      {more > 0 ? `（同一原因共${more + 1}处）` : ""}
      {sourceHref === null ? null : (
        <a href={sourceHref} className={styles.source} aria-label={`${year}年报告的原文`}>
          原文
        </a>
      )}
      {verdict === null ? null : (
        <span className={styles.verdict}>
          <b>{verdict.zh}</b>　{verdict.why}（{verdict.by}，<time dateTime={verdict.day}>{verdict.day}</time>
          ）
        </span>
      )}
    </li>
  );
}
