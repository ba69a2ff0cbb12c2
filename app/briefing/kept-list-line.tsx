"use client";

import { type ReactNode, useEffect } from "react";
import { afterEdit, briefingAddress, briefingQuery, keptList, listOfQuery } from "@/lib/view/briefing-list";
import { AwaitedLine } from "./awaited-line";
import styles from "./briefing.module.css";
import { formId } from "./form-id";
import { listKey, store, stored, useStored } from "./stored";

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
