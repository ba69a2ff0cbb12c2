import { briefingLink, compareLink } from "@/lib/view/addresses";
import { itemQuery, mostItems } from "@/lib/view/briefing-list";
import {
  type BriefingEntry,
  type BriefingState,
  longestBriefingTitle,
  longestNote,
  untitled,
} from "@/lib/view/briefing-state";
import { printView } from "@/lib/view/view";
import styles from "./briefing.module.css";
import { formId } from "./briefing-names";

type Props = {
  state: BriefingState;
  /** An address that could not be added, to be mended. */
  pasted: string;
};

/** The plain GET form that every change of the briefing goes through; its first button is what Enter presses. */
export function BriefingForm({ state, pasted }: Props) {
  const full = state.entries.length >= mostItems;
  return (
    <form
      id={formId}
      action={briefingLink()}
      method="get"
      aria-label="简报"
      className={styles.form}
      autoComplete="off"
    >
      <label>
        标题
        <input
          name="title"
          defaultValue={state.title}
          placeholder={untitled}
          maxLength={longestBriefingTitle}
          className={styles.wide}
        />
      </label>
      <label>
        加入视图
        <input
          name="add"
          defaultValue={pasted}
          placeholder={full ? `已有${mostItems}项，不能再加` : "粘贴“趋势与对比”页的网址"}
          disabled={full}
          className={styles.wide}
        />
      </label>
      <button type="submit" className="strong">
        {state.entries.length === 0 ? "加入" : "应用修改"}
      </button>
    </form>
  );
}

type EditorProps = {
  entry: BriefingEntry;
  /** Its place on the page, from 1, of so many. */
  place: number;
  of: number;
  /** The heading it has without one of its own. */
  usual: string;
};

/** Moves an item, takes it out, and holds its words. Buttons of the form, so that what was typed goes along. */
export function ItemEditor({ entry, place, of, usual }: EditorProps) {
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
