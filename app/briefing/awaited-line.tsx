import styles from "./briefing.module.css";

/** Holds the place of a line that the script fills, so that nothing moves below a pointer; without a script, none. */
export const AwaitedLine = () => (
  <p className={`${styles.line} ${styles.awaited}`} aria-hidden="true">
    <button type="button" className="plain" tabIndex={-1} disabled>
      …
    </button>
  </p>
);
