import { scopeOfKind } from "@/lib/agencies/agency-kind";
import { bases, qualities } from "@/lib/catalogue/comparison";
import { scopeNames, scopes } from "@/lib/catalogue/form-facts";
import type { View } from "@/lib/view/view";
import styles from "./filters.module.css";

type Choices = Pick<View, "scope" | "base" | "quality">;

/** What of the folded conditions is not as usual, in words. */
export function chosenMore({ scope, base, quality }: Choices): string[] {
  return [
    ...(scope === undefined ? [] : [scopeNames[scope]]),
    ...(base === "all" ? [] : [bases[base].zh]),
    ...(quality === "all" ? [] : [qualities[quality].zh]),
  ];
}

/** Conditions that most readers leave as they are: folded, open where one of them is not as usual. */
export function MoreFilters({ view }: { view: Choices & Pick<View, "kind"> }) {
  const chosen = chosenMore(view);
  const usual = `按单位（${scopeNames[scopeOfKind(view.kind)]}）`;
  return (
    <details className={styles.more} open={chosen.length > 0}>
      <summary>更多条件{chosen.length > 0 ? `：${chosen.join("、")}` : ""}</summary>
      <div className={styles.row}>
        <label>
          口径
          <select name="scope" defaultValue={view.scope ?? ""}>
            <option value="">{usual}</option>
            {scopes.map((scope) => (
              <option key={scope} value={scope}>
                {scopeNames[scope]}
              </option>
            ))}
          </select>
        </label>
        <Choice label="合计所含" name="base" value={view.base} offered={bases} />
        <Choice label="待核的数" name="quality" value={view.quality} offered={qualities} />
      </div>
    </details>
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  value: string;
  offered: Record<string, { zh: string; explain: string }>;
};

function Choice({ label, name, value, offered }: ChoiceProps) {
  return (
    <label title={offered[value]?.explain}>
      {label}
      <select name={name} defaultValue={value}>
        {Object.entries(offered).map(([id, { zh }]) => (
          <option key={id} value={id}>
            {zh}
          </option>
        ))}
      </select>
    </label>
  );
}
