import { type BriefingItem, chineseNumber } from "@/lib/export/briefing/briefing";
import type { BriefingEntry } from "@/lib/view/briefing-state";
import { Chart } from "../chart/chart";
import styles from "./briefing.module.css";
import { FrozenItem } from "./frozen-item";
import { ItemEditor } from "./item-editor";

type Props = {
  item: BriefingItem;
  entry: BriefingEntry;
  /** Its place on the page, from 1, of so many. */
  place: number;
  of: number;
  captions: readonly string[];
};

/** A view of a briefing: its heading, the author's note, what each chart says, and the chart. */
export function BriefingSection({ item: { view, title, note }, entry, place, of, captions }: Props) {
  const id = `item-${place}`;
  return (
    <section aria-labelledby={id} className={styles.item}>
      <h3 id={id}>
        {chineseNumber(place)}、{title}
      </h3>
      <ItemEditor entry={entry} place={place} of={of} usual={view.title} />
      <FrozenItem view={view.view} />
      {note !== null && <p className={styles.note}>{note}</p>}
      {view.charts.map(({ series, form, sentence }, at) => (
        <div key={captions[at] || sentence} className={form === "table" ? styles.table : styles.chart}>
          <p>{sentence}</p>
          <Chart series={series} form={form} headingLevel={4} label={captions[at] ?? ""} />
        </div>
      ))}
    </section>
  );
}
