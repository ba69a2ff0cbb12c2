import { ScrollRegion } from "@/app/scroll-region";
import styles from "./report.module.css";
import type { StatutoryBox } from "./statutory-rows";

type Props = { id: string; title: string; rows: readonly (readonly StatutoryBox[])[] };

/** A statutory table with the spans of the print; each figure leads to its place in the source. */
export function StatutoryFigures({ id, title, rows }: Props) {
  return (
    <section className={styles.tableSection}>
      <h2 id={`table-${id}`}>{title}</h2>
      <ScrollRegion labelledBy={`table-${id}`} fitted={id === "disclosure"}>
        <table className={`${styles.statutory} ${styles[id]}`}>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: boxes of a printed table never move
              <tr key={index}>
                {row.map((box, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above
                  <Box key={at} box={box} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

function Box({ box }: { box: StatutoryBox }) {
  const spans = { colSpan: box.columns, rowSpan: box.rows };
  if (box.role === "label")
    return (
      <th {...spans} scope={box.scope}>
        {box.text}
      </th>
    );
  if (box.role === "absent")
    return (
      <td {...spans} className={styles.missing}>
        {box.text}
      </td>
    );
  const { name, text, href, findings } = box;
  const faulty = findings.length > 0;
  return (
    <td {...spans} className={faulty ? styles.faulty : undefined}>
      <a
        href={href}
        title={[`${name}：${text}`, ...findings].join("\n")}
        className={styles[box.role]}
        aria-label={`${name}${text}${faulty ? "，有问题" : ""}`}
      >
        {faulty ? (
          <span className={styles.sign} aria-hidden="true">
            !
          </span>
        ) : null}
        {text}
      </a>
    </td>
  );
}
