import type { FilingView } from "@/db/views/filing-view";
import { groupKinds } from "@/lib/agencies/agency-kind";
import { filingFacets } from "@/lib/agencies/filing-state";
import { unjudgedGrounds } from "@/lib/sentence/filing-phrases";
import { CodeBox } from "../share/code-box";
import styles from "./filing.module.css";

/** What to send to those who have not filed, a text for each kind; those of whom nobody knows stand apart. */
export function Reminders({ view: { reminders, unjudged } }: { view: FilingView }) {
  if (reminders.length === 0 && unjudged.length === 0) return null;
  return (
    <section aria-labelledby="reminders" className={styles.reminders}>
      <h2 id="reminders">催报名单</h2>
      {reminders.length === 0 ? <p>没有可以催报的：期限已过、收集完整而没有报告的，才列入名单。</p> : null}
      {reminders.map(({ kind, name, text, agencies }) => (
        <CodeBox
          key={kind}
          id={`reminder-${kind}`}
          label={`${name}未报送的${agencies}个`}
          hint="只列收集完整、期限已过而没有报告的机关。"
          code={text}
          prose
        />
      ))}
      {unjudged.map(({ kind, state, names }) => (
        <details key={`${kind} ${state}`} className={styles.unjudged}>
          <summary>
            {filingFacets[state].zh}的{groupKinds[kind].zh}
            {names.length}个，{unjudgedGrounds[state]}，不列入催报
          </summary>
          <p>{names.join("、")}</p>
        </details>
      ))}
    </section>
  );
}
