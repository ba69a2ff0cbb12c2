"use client";

import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { searchKeys } from "@/lib/agencies/agency-search";
import { foundIndicators, type OfferedIndicator } from "./found-indicators";
import styles from "./indicator-finder.module.css";

/**
 * Beside each field of an indicator a button, shown where there is a script, that opens a list in which indicators are
 * found by name, pinyin, initials or code, with the definition of the one that is marked. What is offered is read from
 * the first field, so that it stands in the page once.
 */
export function IndicatorFinder() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [field, setField] = useState<HTMLSelectElement | null>(null);
  const [offered, setOffered] = useState<readonly OfferedIndicator[]>([]);
  const [query, setQuery] = useState("");
  const [marked, setMarked] = useState(0);
  const listId = useId();
  useEffect(() => {
    const form = dialog.current?.closest("form");
    if (!form) return;
    const buttons = [...form.querySelectorAll<HTMLButtonElement>("button[data-finds]")];
    const open = ({ currentTarget }: Event) => {
      if (!(currentTarget instanceof HTMLElement)) return;
      const select = currentTarget.previousElementSibling?.querySelector("select") ?? null;
      setOffered(readOffered(form));
      setField(select);
      setQuery("");
      setMarked(0);
      dialog.current?.showModal();
    };
    for (const button of buttons) {
      button.hidden = false;
      button.addEventListener("click", open);
    }
    return () => {
      for (const button of buttons) button.removeEventListener("click", open);
    };
  }, []);
  const found = useMemo(() => foundIndicators(offered, query), [offered, query]);
  const current = found[marked];
  useEffect(() => {
    if (current) document.getElementById(optionId(listId, current))?.scrollIntoView({ block: "nearest" });
  }, [current, listId]);
  const choose = (chosen: OfferedIndicator | undefined) => {
    if (!chosen || !field) return;
    field.value = chosen.id;
    dialog.current?.close();
    field.focus();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (event.key === "Enter") choose(current);
    else if (step !== undefined) setMarked(Math.max(0, Math.min(found.length - 1, marked + step)));
    else return;
    event.preventDefault();
  };
  const name = field?.labels[0]?.firstChild?.textContent ?? "指标";
  return (
    <dialog ref={dialog} className={styles.finder} aria-label={`查找${name}`}>
      <div className={styles.find}>
        <input
          type="search"
          role="combobox"
          aria-label="名称、拼音、首字母或代码"
          placeholder="名称、拼音、首字母或代码"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={current ? optionId(listId, current) : undefined}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setMarked(0);
          }}
          onKeyDown={press}
          autoComplete="off"
        />
        <button type="button" onClick={() => dialog.current?.close()}>
          关闭
        </button>
      </div>
      <div role="listbox" id={listId} aria-label="指标" className={styles.options} tabIndex={-1}>
        {found.map((option, at) => (
          <Option
            key={`${option.group} ${option.id}`}
            id={optionId(listId, option)}
            {...{ option, isMarked: at === marked }}
            heading={query.trim() === "" && option.group !== found[at - 1]?.group}
            onMark={() => setMarked(at)}
            onChoose={() => choose(option)}
          />
        ))}
        {found.length === 0 ? <p>没有与“{query.trim()}”相符的指标。</p> : null}
      </div>
      <p className={styles.means} aria-live="polite">
        {current ? `${current.zh}（${current.id}）：${current.means}` : ""}
      </p>
    </dialog>
  );
}

type OptionProps = {
  id: string;
  option: OfferedIndicator;
  isMarked: boolean;
  /** Whether it is the first of its table. */
  heading: boolean;
  onMark: () => void;
  onChoose: () => void;
};

function Option({ id, option: { zh, id: code, group }, isMarked, heading, onMark, onChoose }: OptionProps) {
  return (
    <>
      {heading ? <p className={styles.group}>{group}</p> : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are those of the field above */}
      <div
        role="option"
        id={id}
        aria-selected={isMarked}
        tabIndex={-1}
        onPointerMove={onMark}
        onClick={onChoose}
      >
        <span>{zh}</span>
        <code>{code}</code>
      </div>
    </>
  );
}

const optionId = (list: string, { group, id }: OfferedIndicator) => `${list}-${group}-${id}`;

/** What the first field offers; its options carry how their names are read and what they mean. */
function readOffered(form: HTMLFormElement): OfferedIndicator[] {
  const groups = [...(form.querySelector("select[name=what]")?.querySelectorAll("optgroup") ?? [])];
  return groups.flatMap(({ label: group, children }) =>
    [...children].flatMap((option) => {
      if (!(option instanceof HTMLOptionElement)) return [];
      const { value: id, text: zh, dataset } = option;
      const { pinyin = "", means = "" } = dataset;
      return [{ id, zh, group, means, keys: searchKeys({ name: zh, shortName: zh, aliases: [id], pinyin }) }];
    }),
  );
}
