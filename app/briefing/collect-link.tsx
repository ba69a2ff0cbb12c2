"use client";

import { type MouseEvent, useState } from "react";
import { briefingLink } from "@/lib/view/addresses";
import { briefingAddress, collected, keptList, mostItems } from "@/lib/view/briefing-list";
import styles from "./collect-link.module.css";
import { listKey, store, stored } from "./stored";

type Outcome = { sentence: string; address: string };

/**
 * Opens a briefing of this view alone. With a script it adds the view to the list kept on this machine instead, and
 * says so where the reader is.
 */
export function CollectLink({ item }: { item: string }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const collect = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const added = add(item);
    if (added === null) return;
    event.preventDefault();
    setOutcome(added);
  };
  return (
    <span className={styles.collect}>
      <a href={briefingAddress({ title: "", items: [item] })} onClick={collect}>
        加入简报
      </a>
      <span role="status" className={styles.said}>
        {outcome && (
          <>
            {outcome.sentence} · <a href={outcome.address}>打开</a>
          </>
        )}
      </span>
    </span>
  );
}

/** Null where nothing can be kept: the link is followed then. */
function add(item: string): Outcome | null {
  const text = stored(listKey);
  if (text === undefined) return null;
  const kept = keptList(text);
  if (!kept.ok) return { sentence: "本机的简报清单已损坏，没有加入", address: briefingLink() };
  const { outcome, list } = collected(kept.value, item);
  const [address, count] = [briefingAddress(list), `共${list.items.length}项`];
  if (outcome === "there") return { sentence: `已在简报中，${count}`, address };
  if (outcome === "full") return { sentence: `没有加入，简报已满（${count}，最多${mostItems}项）`, address };
  return store(listKey, JSON.stringify(list)) ? { sentence: `已加入简报，${count}`, address } : null;
}
