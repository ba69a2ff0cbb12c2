import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DemoMark } from "@/app/demo-mark";
import { StaticHtml } from "@/app/static-html/static-html";
import { reportSource } from "@/db/queries/reports/report-source";
import { missingReasons } from "@/lib/catalogue/cell";
import { findCell } from "@/lib/catalogue/cells";
import { numberText } from "@/lib/chart/number-text";
import type { Block } from "@/lib/ingest/document";
import { originalLink, placeId, reportLink } from "@/lib/view/addresses";
import { proseText } from "../prose-table";
import { type ReportParams, type ReportQuery, requestedReport } from "../report-request";
import styles from "./source.module.css";

type Props = { params: Promise<ReportParams>; searchParams: Promise<ReportQuery> };

/** Characters that stay on one line. */
const shortText = 7;

export const metadata: Metadata = { title: "原文" };

/** The document as it was read, with the place of one figure shown. */
export default async function Page(props: Props) {
  const { db, report, agency, figures, prose, key, cell, v, unused, which } = await requestedReport(
    props.params,
    props.searchParams,
  );
  const source = await reportSource(db, report.id);
  if (!source) notFound();
  const figure = cell === undefined ? undefined : figures.get(cell);
  const sentence = cell === undefined ? undefined : prose.get(cell);
  const at = figure?.at ?? sentence?.at ?? null;
  return (
    <StaticHtml as="article">
      <p>
        <a href={reportLink(key, report.year, report.scope, which)}>
          ← {agency.shortName}
          {report.year}年报告
        </a>
      </p>
      <h1>
        原文
        {report.demo ? <DemoMark /> : null}
      </h1>
      <p className={styles.note}>
        {v === "" ? "" : `这是数据版本${v}的报告。`}
        {unused ? "这一份只存不用，不计入任何统计。" : ""}这是读取文件所得的文字和表格。文件：
        {report.fileName}，
        <a href={unused?.originalHref ?? originalLink(key, report.year, report.scope, v)} download>
          下载原件
        </a>
        。
      </p>
      {figure && cell ? (
        <p className={styles.place} role="status">
          “{findCell(cell)?.zh ?? cell}”{figure.value === null ? "" : `读作${numberText(figure.value)}`}
          {figure.missing === null ? "" : `没有数，原因：${missingReasons[figure.missing].zh}`}，原文“
          {figure.raw}”
          {at ? (
            <>
              ，在<a href={`#${placeId(at)}`}>{`第${at.table}段第${at.row}行第${at.column}格`}</a>
            </>
          ) : (
            "，原文中没有找到"
          )}
          。
        </p>
      ) : null}
      {sentence && cell ? (
        <p className={styles.place} role="status">
          “{findCell(cell)?.zh ?? cell}”读作{proseText(cell, sentence)}，原句“{sentence.raw}”
          {sentence.at ? (
            <>
              ，在<a href={`#${placeId(sentence.at)}`}>{`第${sentence.at.table}段`}</a>
            </>
          ) : null}
          。
        </p>
      ) : null}
      <div className={styles.document}>
        {source.blocks.map((block, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a stored document never move
          <SourceBlock key={index} block={block} number={index + 1} marked={at ? placeId(at) : null} />
        ))}
      </div>
    </StaticHtml>
  );
}

function SourceBlock({ block, number, marked }: { block: Block; number: number; marked: string | null }) {
  if (block.kind === "paragraph") {
    const id = placeId({ table: number, row: 1, column: 1 });
    return (
      <p
        id={id}
        aria-current={id === marked ? "true" : undefined}
        className={id === marked ? styles.marked : undefined}
      >
        {block.text}
      </p>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group that scrolls is no fieldset
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div className={styles.scroll} role="group" aria-label={`原文第${number}段，表格`} tabIndex={0}>
      <table className={styles.table}>
        <tbody>
          {block.rows.map((row, rowIndex) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a stored document never move
            <tr key={rowIndex}>
              {row.map((box, column) => {
                const id = placeId({ table: number, row: rowIndex + 1, column: column + 1 });
                const spans = block.aligned ? { colSpan: box.columns, rowSpan: box.rows } : {};
                return (
                  <td
                    key={id}
                    id={id}
                    aria-current={id === marked ? "true" : undefined}
                    {...spans}
                    className={`${id === marked ? styles.marked : ""} ${box.text.length > shortText ? styles.long : styles.short}`.trim()}
                  >
                    {box.text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
