import type { RegionOption } from "@/db/queries/regions";
import { type GroupKind, groupKinds, type View } from "@/lib/view";
import styles from "./filters.module.css";

type Props = {
  action: string;
  view: View;
  regions: readonly RegionOption[];
  years: readonly number[];
  span: { from: number; to: number };
  /** Fields of the page's own, shown between the group and the years. */
  children?: React.ReactNode;
  /** What the form keeps without showing it. */
  keep?: Record<string, string>;
};

/** The filters of a view as a plain GET form: they work without a script and stay in the address. */
export function ViewFilters({ action, view, regions, years, span, children, keep = {} }: Props) {
  return (
    <details className={styles.bar}>
      <summary>筛选</summary>
      <form action={action} method="get" className={styles.form}>
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label>
          范围
          <select name="region" defaultValue={view.region}>
            {regions.map(({ key, name, depth, members }) => (
              <option key={key} value={key}>
                {"　".repeat(depth)}
                {name}（{members}）
              </option>
            ))}
          </select>
        </label>
        <label>
          单位
          <select name="kind" defaultValue={view.kind}>
            {(Object.keys(groupKinds) as GroupKind[]).map((kind) => (
              <option key={kind} value={kind}>
                {groupKinds[kind].zh}
              </option>
            ))}
          </select>
        </label>
        {children}
        <fieldset>
          <legend>年份</legend>
          <YearSelect name="from" label="起始年" years={years} value={span.from} />
          <span aria-hidden="true">–</span>
          <YearSelect name="to" label="截止年" years={years} value={span.to} />
        </fieldset>
        <button type="submit">查看</button>
      </form>
    </details>
  );
}

function YearSelect({
  name,
  label,
  years,
  value,
}: {
  name: string;
  label: string;
  years: readonly number[];
  value: number;
}) {
  return (
    <select name={name} aria-label={label} defaultValue={value}>
      {years.map((year) => (
        <option key={year} value={year}>
          {year}
        </option>
      ))}
    </select>
  );
}
