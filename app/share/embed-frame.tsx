"use client";

import { useEffect, useRef, useState } from "react";
import styles from "./share.module.css";

type Props = { source: string; title: string; height: number };

/** The embedded view as another site would show it, as high as it says it is. */
export function EmbedFrame({ source, title, height }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [said, setSaid] = useState(height);
  useEffect(() => {
    const hear = (event: MessageEvent<unknown>) => {
      const own = frame.current?.contentWindow === event.source;
      if (own && isHeight(event.data)) setSaid(event.data.height);
    };
    addEventListener("message", hear);
    // It may have spoken before this listened.
    frame.current?.contentWindow?.postMessage("nianbaotong:ask", location.origin);
    return () => removeEventListener("message", hear);
  }, []);
  return <iframe ref={frame} src={source} title={title} height={said} className={styles.frame} />;
}

function isHeight(data: unknown): data is { height: number } {
  if (typeof data !== "object" || data === null || !("height" in data)) return false;
  return typeof data.height === "number" && data.height > 0 && data.height < 20_000;
}
