import { briefingLink } from "@/lib/view/addresses";
import { mostItems } from "@/lib/view/briefing-list";
import { type BriefingState, longestBriefingTitle, untitled } from "@/lib/view/briefing-state";
import styles from "./briefing.module.css";
import { formId } from "./form-id";

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
