import { ScrollRegion } from "@/app/scroll-region";
import styles from "./codebook.module.css";

type Props = {
  id: string;
  title: string;
  note?: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
  level?: 2 | 3;
};

/** One list of the codebook. What looks like a code is set as one. */
export function CodebookTable({ id, title, note, head, rows, level = 2 }: Props) {
  const Heading = level === 2 ? "h2" : "h3";
  return (
    <section className={styles.chapter}>
      <Heading id={id}>{title}</Heading>
      {note ? <p>{note}</p> : null}
      <ScrollRegion labelledBy={id}>
        <table className={`table ${styles.table}`}>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join()}>
                {row.map((cell, index) =>
                  index === 0 ? (
                    <th key={head[index]} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={head[index]} className={head[index]?.includes("代码") ? styles.code : undefined}>
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
