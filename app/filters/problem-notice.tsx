import styles from "./problem-notice.module.css";

/** Says why an address was not followed as it stands. */
export function ProblemNotice({ problems }: { problems: readonly string[] }) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={styles.notice}>
      <p>有的条件不能使用，已略去或改为默认条件：</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
