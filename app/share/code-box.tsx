"use client";

import { useEffect, useState } from "react";
import styles from "./share.module.css";

type Props = { id: string; label: string; hint: string; code: string };

/** A piece of code to take elsewhere: selectable as it stands, copied by a button where scripts run. */
export function CodeBox({ id, label, hint, code }: Props) {
  const [able, setAble] = useState(false);
  const [said, setSaid] = useState("");
  useEffect(() => setAble(navigator.clipboard !== undefined), []);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code);
      setSaid("已复制");
    } catch {
      setSaid("没有复制成，请选中后复制");
    }
  };
  return (
    <div className={styles.box}>
      <label htmlFor={id}>{label}</label>
      <textarea id={id} readOnly rows={Math.min(6, Math.ceil(code.length / 90) + 1)} value={code} />
      <p className="quiet">
        {hint}
        {able ? (
          <button type="button" className="plain" onClick={copy}>
            复制
          </button>
        ) : null}
        <span role="status">{said}</span>
      </p>
    </div>
  );
}
