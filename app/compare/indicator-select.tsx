import type { IndicatorGroup } from "./indicator-fields";

type Props = {
  label: string;
  value: string;
  groups: readonly IndicatorGroup[];
  optional?: boolean;
};

/** Any indicator. */
export function IndicatorSelect({ label, value, groups, optional = false }: Props) {
  return (
    <label>
      {label}
      <select name="what" defaultValue={value}>
        {optional ? <option value="">（不加）</option> : null}
        {groups.map(({ title, options }) => (
          <optgroup key={title} label={title}>
            {Object.entries(options).map(([id, zh]) => (
              <option key={id} value={id}>
                {zh}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
