import { StaticHtml } from "@/app/static-html/static-html";
import type { OpenedItem } from "@/db/views/checks/opened-items";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { checksLink } from "@/lib/view/addresses";
import styles from "./checks.module.css";
import { ItemGround } from "./item-ground";
import { type CheckConditions, conditionsQuery } from "./requested-checks";

type Props = { items: readonly OpenedItem[]; asked: CheckConditions };

/** What is to be looked at, one item a cause; each opens to its ground. */
export function CheckList({ items, asked }: Props) {
  return (
    <StaticHtml as="ul" className={styles.list} aria-labelledby="list">
      {items.map((item) => (
        <li key={item.item.key} id={item.item.key}>
          <ItemHead opened={item} asked={asked} />
          <ItemBody opened={item} />
        </li>
      ))}
    </StaticHtml>
  );
}

function ItemHead({ opened, asked }: { opened: OpenedItem; asked: CheckConditions }) {
  const { item, agency, check, severity, verdict, reportHref, before } = opened;
  const report = `${item.year}年报告${item.scope === "territory" ? `（${scopeNames.territory}）` : ""}`;
  return (
    <p className={styles.head}>
      <span className={styles[item.severity]}>{severity}</span>
      <b>{check}</b>
      <a href={agency.href}>
        {agency.parent}
        {agency.name}
      </a>
      {reportHref === null ? <span>{report}</span> : <a href={reportHref}>{report}</a>}
      {before ? <a href={before.href}>{before.year}年报告</a> : null}
      {asked.unit === undefined ? (
        <a
          className={`small ${styles.only}`}
          href={checksLink(conditionsQuery(asked, { unit: item.agency }))}
          aria-label={`只看${agency.name}`}
        >
          只看该机关
        </a>
      ) : null}
      {verdict ? (
        <span className={styles.decided}>{`${verdict.zh}（${verdict.by}，${verdict.day}）`}</span>
      ) : null}
    </p>
  );
}

/** The sentence, and behind it the ground; what dates tell has no more ground than its sentence. */
function ItemBody({ opened }: { opened: OpenedItem }) {
  const { item, messages, verdict } = opened;
  const [first = "", ...others] = messages;
  const why = verdict ? <p className="quiet">处理理由：{verdict.why}</p> : null;
  if (item.findings.length === 0 || !hasGround(opened))
    return (
      <>
        <p className={styles.message}>{first}</p>
        {why}
      </>
    );
  return (
    <>
      <details className={styles.details}>
        <summary>
          {first}
          {others.length > 0 ? <small>{`等${messages.length}处，涉及${item.cells}个数`}</small> : null}
        </summary>
        {others.map((message) => (
          <p key={message}>{message}</p>
        ))}
        <ItemGround opened={opened} />
      </details>
      {why}
    </>
  );
}

const hasGround = ({ formulas, figures, sources, messages, pairHref }: OpenedItem) =>
  formulas.length + figures.length + sources.length > 0 || messages.length > 1 || pairHref !== null;
