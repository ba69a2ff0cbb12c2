import { nameReadings } from "@/lib/agencies/name-readings";
import type { IndicatorGroup } from "./indicator-fields";

type Props = {
  label: string;
  value: string;
  groups: readonly IndicatorGroup[];
  optional?: boolean;
  /** Whether its options say how they are read and what they mean: the first field's, for the list in which to find. */
  detailed?: boolean;
};

/** Any indicator; the button beside it is for the list that a script brings. */
export function IndicatorSelect({ label, value, groups, optional = false, detailed = false }: Props) {
  return (
    <>
      <label>
        {label}
        <select name="what" defaultValue={value}>
          {optional ? <option value="">（不加）</option> : null}
          {groups.map(({ title, options }) => (
            <optgroup key={title} label={title}>
              {options.map(({ id, zh, definition }) => (
                <option
                  key={id}
                  value={id}
                  data-pinyin={detailed ? readings(zh) : undefined}
                  data-means={detailed ? definition : undefined}
                >
                  {zh}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </label>
      <button type="button" data-finds="" hidden aria-label={`查找${label}`}>
        查找
      </button>
    </>
  );
}

const known = new Map<string, string>();

/** The catalogue is read once. */
function readings(zh: string): string {
  const found = known.get(zh) ?? nameReadings(zh);
  known.set(zh, found);
  return found;
}
