"use client";

import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { PickerOption } from "@/db/queries/search-agencies";
import { matchesAgency } from "@/lib/agencies/agency-search";
import { listedValue } from "@/lib/view/listed-values";
import styles from "./agency-picker.module.css";

type Props = {
  /** Null where there are too many to list: agencies are then added by their names alone. */
  options: readonly PickerOption[] | null;
  chosen: readonly { key: string; name: string }[];
  /** How many a view can hold. */
  most: number;
};

/**
 * Checkboxes of a group's members. With a script a field narrows them by name, pinyin or initials; without, the same
 * field adds an agency by its name when the form is sent.
 */
export function AgencyPicker({ options: offered, chosen, most }: Props) {
  const options = offered ?? [];
  const [query, setQuery] = useState("");
  const [ready, setReady] = useState(false);
  const [count, setCount] = useState(chosen.length);
  const field = useId();
  const panel = useRef<HTMLDetailsElement>(null);
  useEffect(() => setReady(true), []);
  const picked = new Set(chosen.map(({ key }) => key));
  const elsewhere = chosen.filter(({ key }) => !options.some((option) => option.key === key));
  useEffect(() => {
    const away = ({ target }: PointerEvent) => {
      if (panel.current && target instanceof Node && !panel.current.contains(target))
        panel.current.open = false;
    };
    document.addEventListener("pointerdown", away);
    return () => document.removeEventListener("pointerdown", away);
  }, []);
  const leave = (event: KeyboardEvent<HTMLDetailsElement>) => {
    if (event.key !== "Escape") return;
    event.currentTarget.open = false;
    event.currentTarget.querySelector("summary")?.focus();
  };
  const words = query.trim();
  const shown = (option: PickerOption) => matchesAgency(words, option);
  const recount = (event: FormEvent<HTMLUListElement>) =>
    setCount(elsewhere.length + event.currentTarget.querySelectorAll(":checked").length);
  return (
    <details className={styles.picker} ref={panel} onKeyDown={leave}>
      <summary>{count > 0 ? `已选${count}个机关` : "选择机关"}</summary>
      <div className={styles.panel}>
        <div className={styles.find}>
          <label htmlFor={field}>名称、拼音或首字母</label>
          <input
            id={field}
            type="search"
            {...(ready && offered ? { value: query } : { name: "add" })}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && ready && offered) event.preventDefault();
            }}
            autoComplete="off"
          />
        </div>
        {elsewhere.map(({ key }) => (
          <input key={key} type="hidden" name="units" value={listedValue(key)} />
        ))}
        <ul className={styles.options} onChange={recount}>
          {options.map((option) => (
            <li key={option.key} hidden={!shown(option)}>
              <label>
                <input
                  type="checkbox"
                  name="units"
                  value={listedValue(option.key)}
                  defaultChecked={picked.has(option.key)}
                />
                {option.shortName}
              </label>
            </li>
          ))}
        </ul>
        {offered === null ? (
          <p className={styles.none}>所选范围内机关太多，没有逐个列出。请写出名称后查看，或缩小范围。</p>
        ) : options.some(shown) ? null : (
          <p className={styles.none}>所选范围内没有与“{words}”相符的机关，可以改换范围或单位。</p>
        )}
        <div className={styles.done}>
          <span role="status">{count > most ? `最多${most}个，已选${count}个` : ""}</span>
          <button type="submit">查看所选机关</button>
        </div>
      </div>
    </details>
  );
}
