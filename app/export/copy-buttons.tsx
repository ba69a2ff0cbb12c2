"use client";

import { useEffect, useState } from "react";

type Props = { picture: string; sentence: string };
type Outcome = { what: string; done: boolean } | null;

/** Puts the chart's picture or sentence on the clipboard. Without a script, or without a clipboard, there is nothing. */
export function CopyButtons({ picture, sentence }: Props) {
  const [able, setAble] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>(null);
  useEffect(() => setAble(navigator.clipboard !== undefined && "ClipboardItem" in window), []);
  if (!able) return null;
  const copy = async (what: string, type: string, address: string) => {
    setOutcome(null);
    try {
      // Given as a promise, so that the browser still counts the click as the reason.
      await navigator.clipboard.write([new ClipboardItem({ [type]: fetchBlob(address, type) })]);
      setOutcome({ what, done: true });
    } catch {
      setOutcome({ what, done: false });
    }
  };
  return (
    <>
      <dt>复制</dt>
      <dd>
        <button type="button" className="plain" onClick={() => copy("图片", "image/png", picture)}>
          复制图片
        </button>
        <button type="button" className="plain" onClick={() => copy("句子", "text/plain", sentence)}>
          复制句子
        </button>
        <span role="status">
          {outcome &&
            (outcome.done
              ? `已复制${outcome.what}`
              : `没有复制成，请改用下载${outcome.what === "句子" ? "" : "图片"}`)}
        </span>
      </dd>
    </>
  );
}

async function fetchBlob(address: string, type: string): Promise<Blob> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(await response.text());
  return new Blob([await response.arrayBuffer()], { type });
}
