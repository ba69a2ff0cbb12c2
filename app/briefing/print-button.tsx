"use client";

import { useEffect, useState } from "react";

/** The browser prints into a PDF, with drawings as lines and letters as letters. Without a script, words say how. */
export function PrintButton() {
  const [able, setAble] = useState(false);
  useEffect(() => setAble(true), []);
  if (!able) return <span className="quiet">打印为PDF：用浏览器的“打印”，目标选“另存为PDF”</span>;
  return (
    <button type="button" className="plain" onClick={() => window.print()}>
      打印为PDF
    </button>
  );
}
