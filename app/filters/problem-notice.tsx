import styles from "./problem-notice.module.css";

type Props = { problems: readonly string[]; says: string };

/** Says why an address was not followed as it stands. */
export function ProblemNotice({ problems, says }: Props) {
  if (problems.length === 0) return null;
  return (
    <div role="alert" className={styles.notice}>
      <p>{says}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </div>
  );
}
