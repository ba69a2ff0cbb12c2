"use client";

import { type FormEvent, type ReactNode, useEffect, useState } from "react";
import {
  afterEdit,
  briefingAddress,
  briefingQuery,
  keptList,
  listOfQuery,
  savedBriefings,
  savedText,
} from "@/lib/view/briefing-list";
import styles from "./briefing.module.css";
import { formId } from "./briefing-names";
import { listKey, savedKey, store, stored, useStored } from "./stored";

/** In this tab alone: the query that the form was sent from. */
const editedKey = "nianbaotong.briefing.edited";

/**
 * How the page stands to the list that 加入简报 collects on this machine. A change made here is made in that list
 * too, if the page showed it; what another tab added meanwhile stays.
 */
export function KeptListLine({ query }: { query: string }) {
  useEffect(() => {
    followEdit(query);
    const remember = () => sessionStorage.setItem(editedKey, query);
    const form = document.getElementById(formId);
    form?.addEventListener("submit", remember);
    return () => form?.removeEventListener("submit", remember);
  }, [query]);
  const text = useStored(listKey);
  const shown = listOfQuery(query);
  if (text === undefined) return shown.items.length === 0 ? null : <AwaitedLine />;
  const kept = keptList(text);
  const keep = () => store(listKey, JSON.stringify(shown));
  const forget = () => store(listKey, null);
  if (!kept.ok)
    return (
      <Line words="本机收集的清单已损坏，不能读取；网址里的简报不受影响。">
        <Button act={forget}>清除本机清单</Button>
      </Line>
    );
  const count = kept.value.items.length;
  if (count === 0)
    return shown.items.length === 0 ? null : (
      <Line words="这份简报不是本机收集的清单，在图下点“加入简报”不会加到这里。">
        <Button act={keep}>设为本机清单</Button>
      </Line>
    );
  if (briefingQuery(kept.value) === query)
    return (
      <Line words="这是本机收集的清单，在图下点“加入简报”会加在后面。">
        <Button act={forget}>清空清单，另起一份</Button>
      </Line>
    );
  return (
    <Line words={`本机收集的清单有${count}项${shown.items.length === 0 ? "。" : "，与这份简报不同。"}`}>
      <a href={briefingAddress(kept.value)}>打开清单</a>
      {shown.items.length > 0 && <Button act={keep}>用这份简报替换清单</Button>}
    </Line>
  );
}

function Line({ words, children }: { words: string; children: ReactNode }) {
  return (
    <p className={styles.line}>
      <span className="quiet">{words}</span>
      {children}
    </p>
  );
}

function Button({ act, children }: { act: () => void; children: string }) {
  return (
    <button type="button" className="plain" onClick={act}>
      {children}
    </button>
  );
}

function followEdit(query: string): void {
  const [before, text] = [edited(), stored(listKey)];
  const kept = text === undefined ? null : keptList(text);
  if (before === null || !kept?.ok) return;
  const list = afterEdit(listOfQuery(before), listOfQuery(query), kept.value);
  if (list !== null) store(listKey, JSON.stringify(list));
}

/** Told once: a page that is opened again was not edited again. */
function edited(): string | null {
  try {
    const before = sessionStorage.getItem(editedKey);
    sessionStorage.removeItem(editedKey);
    return before;
  } catch {
    return null;
  }
}

/** Briefings kept on this machine under names. Never the only copy: each is an address, which holds it all. */
export function SavedBriefings({ query }: { query: string }) {
  const text = useStored(savedKey);
  const [said, setSaid] = useState("");
  const shown = listOfQuery(query);
  if (text === undefined) return shown.items.length === 0 ? null : <AwaitedLine />;
  const saved = savedBriefings(text);
  if (!saved.ok)
    return (
      <p className={styles.line}>
        <span className="quiet">本机保存的简报已损坏，不能读取；网址里的简报不受影响。</span>
        <button type="button" className="plain" onClick={() => store(savedKey, null)}>
          清除保存的简报
        </button>
      </p>
    );
  const save = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get("name")).trim();
    setSaid(change((all) => saveUnder(all, name, query)));
  };
  const remove = (name: string) => setSaid(change((all) => without(all, name)));
  if (saved.value.size === 0 && shown.items.length === 0) return null;
  return (
    <details className={styles.saved}>
      <summary>{saved.value.size === 0 ? "保存在本机" : `本机保存的简报${saved.value.size}份`}</summary>
      {saved.value.size > 0 && (
        <ul aria-label="本机保存的简报">
          {[...saved.value].map(([name, kept]) => (
            <li key={name}>
              <a href={briefingAddress(listOfQuery(kept))}>{name}</a>
              <span className="quiet">{listOfQuery(kept).items.length}项</span>
              <button type="button" className="plain" aria-label={`删除${name}`} onClick={() => remove(name)}>
                删除
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown.items.length > 0 && (
        <form onSubmit={save} className={styles.form}>
          <label>
            名称
            <input name="name" required maxLength={40} defaultValue={shown.title} autoComplete="off" />
          </label>
          <button type="submit">保存在本机</button>
        </form>
      )}
      <p role="status" className="quiet">
        {said}
      </p>
    </details>
  );
}

type Change = { all: Map<string, string>; said: string };

/** Changes what is there now, not what this tab last saw; answers what to say. */
function change(by: (all: Map<string, string>) => Change): string {
  const now = savedBriefings(stored(savedKey) ?? null);
  if (!now.ok) return "本机保存的简报已损坏，没有改动";
  const { all, said } = by(now.value);
  return store(savedKey, savedText(all)) ? said : "浏览器不能再保存，没有改动；可以收藏这一页的网址";
}

function saveUnder(all: Map<string, string>, name: string, query: string): Change {
  if (name === "") return { all, said: "请先写名称" };
  const before = all.get(name);
  if (before === query) return { all, said: `“${name}”已经保存，没有变化` };
  if (before !== undefined) return { all, said: `已有名为“${name}”的简报，请换一个名称，或先删除原来的` };
  return { all: new Map([...all, [name, query]]), said: `已保存为“${name}”` };
}

function without(all: Map<string, string>, name: string): Change {
  return { all: new Map([...all].filter(([other]) => other !== name)), said: `已删除“${name}”` };
}

/** Holds the place of a line that the script fills, so that nothing moves below a pointer; without a script, none. */
const AwaitedLine = () => (
  <p className={`${styles.line} ${styles.awaited}`} aria-hidden="true">
    <button type="button" className="plain" tabIndex={-1} disabled>
      …
    </button>
  </p>
);
