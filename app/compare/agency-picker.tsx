"use client";

import { useEffect, useId, useState } from "react";
import type { PickerOption } from "@/db/queries/picker-options";
import { matchesAgency } from "@/lib/agencies/agency-search";
import styles from "./compare.module.css";

type Props = { options: readonly PickerOption[]; chosen: readonly { key: string; name: string }[] };

/**
 * Checkboxes of a group's members. With a script a field narrows them by name, pinyin or initials; without, the same
 * field adds an agency by its name when the form is sent.
 */
export function AgencyPicker({ options, chosen }: Props) {
  const [query, setQuery] = useState("");
  const [ready, setReady] = useState(false);
  const field = useId();
  useEffect(() => setReady(true), []);
  const picked = new Set(chosen.map(({ key }) => key));
  const elsewhere = chosen.filter(({ key }) => !options.some((option) => option.key === key));
  const shown = (option: PickerOption) =>
    query.trim() === "" || matchesAgency(query.trim(), { ...option, shortName: option.name });
  return (
    <details className={styles.picker}>
      <summary>选择机关{picked.size > 0 ? `（已选${picked.size}个）` : ""}</summary>
      <div className={styles.panel}>
        <label htmlFor={field}>名称、拼音或首字母</label>
        <input
          id={field}
          type="search"
          {...(ready ? {} : { name: "add" })}
          value={ready ? query : undefined}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === "Enter" && ready) event.preventDefault();
          }}
          autoComplete="off"
        />
        {elsewhere.map(({ key }) => (
          <input key={key} type="hidden" name="units" value={key} />
        ))}
        <ul className={styles.options}>
          {options.map((option) => (
            <li key={option.key} hidden={!shown(option)}>
              <label>
                <input
                  type="checkbox"
                  name="units"
                  value={option.key}
                  defaultChecked={picked.has(option.key)}
                />
                {option.name}
              </label>
            </li>
          ))}
        </ul>
        {options.some(shown) ? null : <p>所选范围内没有与“{query}”相符的机关。</p>}
      </div>
    </details>
  );
}
