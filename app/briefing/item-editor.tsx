import { compareLink } from "@/lib/view/addresses";
import { itemQuery } from "@/lib/view/briefing-list";
import { type BriefingEntry, longestBriefingTitle, longestNote } from "@/lib/view/briefing-state";
import { printView } from "@/lib/view/view";
import styles from "./briefing.module.css";
import { formId } from "./form-id";

type Props = {
  entry: BriefingEntry;
  /** Its place on the page, from 1, of so many. */
  place: number;
  of: number;
  /** The heading it has without one of its own. */
  usual: string;
};

/** Moves an item, takes it out, and holds its words. Buttons of the form, so that what was typed goes along. */
export function ItemEditor({ entry, place, of, usual }: Props) {
  const button = (what: string, zh: string) => (
    <button
      type="submit"
      form={formId}
      name="do"
      value={`${what}-${place}`}
      className="plain"
      aria-label={`${zh}第${place}项`}
    >
      {zh}
    </button>
  );
  return (
    <div className={styles.editor}>
      <input
        type="hidden"
        form={formId}
        name="item"
        value={itemQuery(printView(entry.view), { heading: "", note: "" })}
      />
      {place > 1 && button("up", "上移")}
      {place < of && button("down", "下移")}
      {button("remove", "移去")}
      <a href={compareLink(printView(entry.view))}>打开视图</a>
      <details className={styles.words}>
        <summary>写标题和备注</summary>
        <label>
          标题
          <input
            form={formId}
            name="t"
            defaultValue={entry.heading}
            placeholder={usual}
            maxLength={longestBriefingTitle}
            autoComplete="off"
          />
        </label>
        <label>
          备注
          <textarea
            form={formId}
            name="n"
            defaultValue={entry.note}
            rows={3}
            maxLength={longestNote}
            autoComplete="off"
          />
        </label>
        <button type="submit" form={formId}>
          应用修改
        </button>
      </details>
    </div>
  );
}
