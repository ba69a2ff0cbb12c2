"use client";

import { useEffect, useState } from "react";
import styles from "./share.module.css";

type Props = {
  id: string;
  label: string;
  hint: string;
  code: string;
  /** A text for people. */
  prose?: boolean;
};

/** A piece of code or text to take elsewhere: selectable as it stands, copied by a button where scripts run. */
export function CodeBox({ id, label, hint, code, prose = false }: Props) {
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
    <div className={prose ? `${styles.box} ${styles.prose}` : styles.box}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        readOnly
        rows={Math.min(6, Math.ceil(code.length / (prose ? 45 : 90)) + 1)}
        value={code}
      />
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
