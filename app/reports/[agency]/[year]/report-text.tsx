import type { Section } from "@/lib/ingest/reading";
import styles from "./report.module.css";

/** What the report says in words, between its headings. */
export function ReportText({ sections }: { sections: readonly Section[] }) {
  const written = sections.filter(({ text }) => text !== "");
  return (
    <section className={styles.prose} aria-labelledby="text">
      <h2 id="text">文字部分</h2>
      {written.length === 0 ? <p>没有读到文字部分，请查看原文。</p> : null}
      {written.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of a stored report never move
        <section key={at}>
          {section.heading === "" ? null : <h3>{section.heading}</h3>}
          {section.text.split("\n").map((line, number) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nor do its lines
            <p key={number}>{line}</p>
          ))}
        </section>
      ))}
    </section>
  );
}
