import { currentVersion } from "@/db/queries/dataset-version";
import { viewSeries } from "@/db/views/view-series";
import { type Briefing, type BriefingItem, isDemo, versionsOf } from "@/lib/export/briefing/briefing";
import { chineseNumber } from "@/lib/export/chinese-number";
import { definitionsOf } from "@/lib/export/definitions";
import { compareLink } from "@/lib/view/addresses";
import type { BriefingEntry } from "@/lib/view/briefing-state";
import type { View } from "@/lib/view/view";
import { Chart } from "../chart/chart";
import { database, databaseAt } from "../database";
import { DemoMark } from "../demo-mark";
import { FrozenNotice } from "../frozen-notice";
import styles from "./briefing.module.css";
import { ItemEditor } from "./briefing-form";

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

type SectionProps = {
  item: BriefingItem;
  entry: BriefingEntry;
  /** Its place on the page, from 1, of so many. */
  place: number;
  of: number;
  captions: readonly string[];
};

/** A view of a briefing: its heading, the author's note, what each chart says, and the chart. */
function BriefingSection({ item: { view, title, note }, entry, place, of, captions }: SectionProps) {
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

/** On the screen, of a view that is frozen to an earlier version: which of its figures have changed since. */
async function FrozenItem({ view }: { view: View }) {
  if (view.v === undefined || view.v === (await currentVersion(await database()))?.label) return null;
  const db = await databaseAt(view.v);
  if (!db) return null;
  return (
    <div className={styles.frozen}>
      <FrozenNotice data={await viewSeries(db, view)} path={compareLink()} />
    </div>
  );
}

/** 图1, 图2 … and 表1 … through a briefing, for each chart of each item; a chart without a figure in it has none. */
export function captionsOf(items: readonly BriefingItem[]): string[][] {
  let [figures, tables] = [0, 0];
  return items.map(({ view }) =>
    view.charts.map(({ form, series }) => {
      if (series.lines.length === 0 || series.years.length === 0) return "";
      return form === "table" ? `表${++tables}` : `图${++figures}`;
    }),
  );
}
