import type { ReactNode } from "react";
import styles from "./filters.module.css";

type Props = {
  action: string;
  /** What is chosen now, in words, for the button that unfolds the filters on a phone. */
  chosen: readonly string[];
  children: ReactNode;
  /** A second line of fields. */
  more?: ReactNode;
  /** Fields that are folded away, below the others. */
  folded?: ReactNode;
};

/** A GET form of filters: open on a wide screen, behind a button that says what is chosen on a phone. */
export function FilterBar({ action, chosen, children, more, folded }: Props) {
  const send = <button type="submit">查看</button>;
  return (
    <details className={styles.bar}>
      <summary>
        <b>筛选</b>
        <span>{chosen.join(" · ")}</span>
      </summary>
      {/* Or going back would show the filters of the page that was left. */}
      <form action={action} method="get" className={styles.form} autoComplete="off">
        <div className={styles.row}>
          {children}
          {more ? null : send}
        </div>
        {more ? (
          <div className={styles.row}>
            {more}
            {send}
          </div>
        ) : null}
        {folded}
      </form>
    </details>
  );
}
