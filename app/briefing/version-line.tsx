import type { Briefing } from "@/lib/export/briefing/briefing";
import type { BriefingEntry } from "@/lib/view/briefing-state";
import styles from "./briefing.module.css";
import { formId } from "./form-id";

type Props = { briefing: Briefing; entries: readonly BriefingEntry[] };

/** Whether the figures of the page change with the data, and the button for the other way. */
export function VersionLine({ briefing, entries }: Props) {
  const at = entries.findIndex(({ view }) => view.v === undefined);
  const latest = briefing.items[at]?.view.version;
  const button = (value: string, zh: string) => (
    <button type="submit" form={formId} name="do" value={value} className="plain">
      {zh}
    </button>
  );
  if (latest === undefined)
    return (
      <p className={styles.line}>
        <span className="quiet">各数固定在所标的数据版本，不随以后的导入改变。</span>
        {button("follow", "改用最新数据")}
      </p>
    );
  return (
    <p className={styles.line}>
      <span className="quiet">这个网址的数随最新数据变化。</span>
      {button(`freeze-${latest}`, `固定为数据版本${latest}`)}
    </p>
  );
}
