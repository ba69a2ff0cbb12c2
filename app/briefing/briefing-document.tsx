import { type Briefing, isDemo, versionsOf } from "@/lib/export/briefing/briefing";
import { definitionsOf } from "@/lib/export/exported-view";
import type { BriefingEntry } from "@/lib/view/briefing-state";
import { DemoMark } from "../demo-mark";
import styles from "./briefing.module.css";
import { BriefingSection } from "./briefing-section";
import { captionsOf } from "./captions";

type Props = { briefing: Briefing; entries: readonly BriefingEntry[] };

/** The briefing as it is printed; on the screen each item has its editor beside it. */
export function BriefingDocument({ briefing, entries }: Props) {
  const { title, items } = briefing;
  const captions = captionsOf(items);
  return (
    <article className={styles.document}>
      <header className={styles.head}>
        <h2>
          {title}
          {isDemo(briefing) && <DemoMark />}
        </h2>
        <p className="quiet">数据版本：{versionsOf(briefing).join("、")}</p>
      </header>
      {entries.map((entry, at) => {
        const item = items[at];
        return item ? (
          <BriefingSection
            key={entry.number}
            item={item}
            entry={entry}
            place={at + 1}
            of={entries.length}
            captions={captions[at] ?? []}
          />
        ) : null;
      })}
      <Explained briefing={briefing} />
    </article>
  );
}

/** What the figures are of and mean, as at the end of the files. */
function Explained({ briefing: { items } }: { briefing: Briefing }) {
  const conditions = [...new Set(items.map(({ view }) => view.filters.join("；")))];
  return (
    <section aria-labelledby="explained" className={styles.explained}>
      <h3 id="explained">数据说明</h3>
      <ul>
        {conditions.map((text) => (
          <li key={text}>查询条件：{text}</li>
        ))}
        {definitionsOf(items.flatMap(({ view }) => view.charts)).map(({ id, zh, unit, definition }) => (
          <li key={id}>
            {zh}（{unit}）：{definition}
          </li>
        ))}
      </ul>
    </section>
  );
}
