import { indicatorGroups } from "./indicator-groups";
import { IndicatorSelect } from "./indicator-select";

const labels = ["指标", "第二项", "第三项", "第四项"];

/** A field for each indicator and one to add another; those beyond the fields are kept as they are. */
export function IndicatorFields({ what }: { what: readonly string[] }) {
  const fields = labels.slice(0, Math.max(2, what.length + 1));
  return (
    <>
      {fields.map((label, index) => (
        <IndicatorSelect
          key={label}
          label={label}
          value={what[index] ?? ""}
          groups={indicatorGroups}
          optional={index > 0}
        />
      ))}
      {what.slice(fields.length).map((id) => (
        <input key={id} type="hidden" name="what" value={id} />
      ))}
    </>
  );
}
