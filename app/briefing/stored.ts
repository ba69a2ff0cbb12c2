"use client";

import { useSyncExternalStore } from "react";

/** Texts kept on the reader's machine, by their key. */
export const listKey = "nianbaotong.briefing";
export const savedKey = "nianbaotong.briefings";

const changed = "nianbaotong.stored";

/** Null for a text that is not there; undefined where nothing can be kept, and before the script runs. */
export function useStored(key: string): string | null | undefined {
  return useSyncExternalStore(
    subscribe,
    () => stored(key),
    () => undefined,
  );
}

export function stored(key: string): string | null | undefined {
  try {
    return localStorage.getItem(key);
  } catch {
    return undefined;
  }
}

/** False where the browser keeps nothing, or no more. */
export function store(key: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    return false;
  }
  window.dispatchEvent(new Event(changed));
  return true;
}

/** Told of changes by this page, and by the same site in other tabs. */
function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  window.addEventListener(changed, listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener(changed, listener);
  };
}
