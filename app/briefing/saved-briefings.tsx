"use client";

import { type FormEvent, useState } from "react";
import { briefingAddress, listOfQuery, savedBriefings, savedText } from "@/lib/view/briefing-list";
import { AwaitedLine } from "./awaited-line";
import styles from "./briefing.module.css";
import { savedKey, store, stored, useStored } from "./stored";

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
