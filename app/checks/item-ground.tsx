import type { OpenedItem, QuestionedFigure, QuotedSource } from "@/db/views/checks/opened-items";
import type { Snippet, SnippetBox } from "@/lib/checks/source-snippet";
import styles from "./checks.module.css";

/** Why it is listed: the sums with their figures, each figure as printed, and what stands in the source. */
export function ItemGround({ opened }: { opened: OpenedItem }) {
  const { formulas, figures, zeros, sources, agency, pairHref } = opened;
  return (
    <div className={styles.ground}>
      {formulas.length > 0 ? (
        <ul className={styles.formulas} aria-label="算式">
          {formulas.map((formula) => (
            <li key={formula}>{formula}</li>
          ))}
        </ul>
      ) : null}
      <div className={styles.sides}>
        {figures.length > 0 ? <FigureTable figures={figures} zeros={zeros} /> : null}
        {sources.map((source) => (
          <SourceQuote key={source.year} source={source} name={agency.name} />
        ))}
      </div>
      {pairHref === null ? null : (
        <p>
          <a href={pairHref}>对照两份报告</a>
        </p>
      )}
    </div>
  );
}

function FigureTable({ figures, zeros }: { figures: readonly QuestionedFigure[]; zeros: number }) {
  const several = new Set(figures.map(({ year }) => year)).size > 1;
  return (
    <div>
      <table className={styles.figures}>
        <caption>所印的数</caption>
        <thead>
          <tr>
            <th scope="col">数据项</th>
            <th scope="col" className={styles.printed}>
              原文
            </th>
            <th scope="col">位置</th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ year, name, printed, place, href }) => (
            <tr key={href}>
              <th scope="row">
                {several ? `${year}年` : ""}
                {name}
              </th>
              <td className={styles.printed}>{printed}</td>
              <td>
                <a href={href}>{place}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {zeros > 0 ? <p className="quiet small">其余{zeros}格为0。</p> : null}
    </div>
  );
}

function SourceQuote({ source: { year, href, snippets }, name }: { source: QuotedSource; name: string }) {
  return (
    <div>
      <p className={styles.caption}>
        {year}年报告原文　<a href={href}>查看原文</a>
      </p>
      {snippets.map((snippet) => (
        <SnippetBlock
          key={snippet.block}
          snippet={snippet}
          label={`${name}${year}年报告原文第${snippet.block}段`}
        />
      ))}
    </div>
  );
}

function SnippetBlock({ snippet, label }: { snippet: Snippet; label: string }) {
  if (snippet.kind === "paragraph") return <blockquote className={styles.quote}>{snippet.text}</blockquote>;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that scrolls is no fieldset
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroll} role="group" aria-label={label} tabIndex={0}>
      <table className={styles.snippet}>
        <tbody>
          {snippet.rows.map(({ row, boxes }) => (
            <tr key={row}>
              {boxes.map((box, at) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: the boxes of a stored row never move
                  key={at}
                  colSpan={box.columns}
                  className={boxClass(box)}
                >
                  {box.marked ? <mark>{box.text}</mark> : box.text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {snippet.more > 0 ? <p className="quiet small">另有{snippet.more}行，见原文。</p> : null}
    </div>
  );
}

/** Characters that stay on one line. */
const shortText = 7;

function boxClass({ text, marked, gap }: SnippetBox): string | undefined {
  if (marked) return styles.marked;
  if (gap) return styles.gap;
  return text.length > shortText ? styles.long : undefined;
}
