import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DoubtSign } from "@/app/chart/point-doubt";
import { DemoMark } from "@/app/demo-mark";
import { ProblemNotice } from "@/app/filters/wrong-address";
import type { Query } from "@/app/requested-view";
import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import type { CellInWords } from "@/db/views/cells-in-words";
import { agencyPoint } from "@/db/views/lines";
import type { ChangedTable, PairedFigure, PairedSection, YearPair } from "@/db/views/year-pair";
import { comparableBase } from "@/lib/catalogue/comparison";
import { scopeNames } from "@/lib/catalogue/form-facts";
import type { TextStretch } from "@/lib/diff/sentence-changes";
import { agencyLink, yearPairLink } from "@/lib/view/addresses";
import { type RequestedYearPair, requestedYearPair } from "./requested-year-pair";
import styles from "./year-pair.module.css";

type Props = { params: Promise<{ key: string; years: string }>; searchParams: Promise<Query> };

async function requested({ params, searchParams }: Props): Promise<RequestedYearPair> {
  const { key, years } = await params;
  const found = await requestedYearPair(
    [decodeURIComponent(key), decodeURIComponent(years)],
    await searchParams,
  );
  return found ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { agency, pair } = await requested(props);
  return { title: `${agency.shortName}${pair ? `${pair.before.year}年与${pair.after.year}年` : "两年对照"}` };
}

/** 两年对照: two reports of an agency side by side, every figure with its change, and what changed in the text. */
export default async function Page(props: Props) {
  const { agency, pair, problems, offers } = await requested(props);
  const back = (
    <p>
      <a href={agencyLink(agency.key)}>← {agency.shortName}</a>
    </p>
  );
  const others = (
    <nav aria-label="其他年度的对照">
      <ul className="inline-list">
        {offers
          .filter(({ before, after }) => before !== pair?.before.year || after !== pair.after.year)
          .map(({ before, after, scope }) => (
            <li key={after}>
              <a href={yearPairLink(agency.key, before, after, scope)}>
                {before}年与{after}年
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
  if (!pair)
    return (
      <article>
        {back}
        <h1>{agency.shortName}两年对照</h1>
        <ProblemNotice problems={problems} says="网址中的年份不能对照，所以没有显示数据：" />
        {others}
      </article>
    );
  const { before, after, scope, demo, breaks, tables, sections } = pair;
  return (
    <StaticHtml as="article" className={styles.pair}>
      {back}
      <h1>
        {agency.shortName}
        {before.year}年与{after.year}年对照
        {demo ? <DemoMark /> : null}
      </h1>
      <p className={styles.lead}>
        <SideName side={before} />
        ；<SideName side={after} />
        {scope === "territory" ? `。两份都是${scopeNames.territory}` : ""}。
      </p>
      {breaks.length > 0 ? <p className={styles.lead}>两年表式不同：{breaks.join("；")}。</p> : null}
      {others}
      <p className="quiet">
        增减是{after.year}年减{before.year}年；{before.year}年不足{comparableBase}
        的不计算百分比；占比按印出的两个数相减。
      </p>
      <div className={styles.tables}>
        {tables.map((table) => (
          <ChangedFigures key={table.id} table={table} pair={pair} />
        ))}
      </div>
      <ChangedTexts sections={sections} pair={pair} />
    </StaticHtml>
  );
}

function SideName({ side: { year, formName, publishedOn, href } }: { side: YearPair["before"] }) {
  return (
    <>
      <a href={href}>{year}年报告</a>（{formName}，
      {publishedOn === null ? "没有写明公布日期" : `${publishedOn}公布`}）
    </>
  );
}

type TableProps = { table: ChangedTable; pair: YearPair };

function ChangedFigures({ table: { id, title, rows, zeros }, pair: { before, after } }: TableProps) {
  const figures =
    rows.length === 0 ? null : (
      <ScrollRegion labelledBy={`table-${id}`} fitted>
        <table className={`table ${styles.figures}`}>
          <thead>
            <tr>
              <th scope="col">项目</th>
              <th scope="col" className="figure">
                {before.year}年
              </th>
              <th scope="col" className="figure">
                {after.year}年
              </th>
              <th scope="col" className="figure">
                增减
              </th>
              <th scope="col" className="figure">
                幅度
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <ChangedRow key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    );
  return (
    <section>
      <h2 id={`table-${id}`}>{title}</h2>
      {figures}
      {zeros.length === 0 ? null : (
        <details className={styles.zeros}>
          <summary>
            {rows.length === 0 ? "" : "其余"}
            {zeros.length}格都是0或者表中无此项
          </summary>
          <p>{zeros.join("、")}</p>
        </details>
      )}
    </section>
  );
}

function ChangedRow({ row: { zh, before, after, difference, percent, refused } }: { row: PairedFigure }) {
  return (
    <tr>
      <th scope="row">{zh}</th>
      <Told cell={before} name={zh} />
      <Told cell={after} name={zh} />
      {difference === null ? (
        <td className="figure missing" colSpan={2}>
          {refused}
        </td>
      ) : (
        <>
          <td className={difference === "0" ? `figure ${styles.level}` : "figure"}>{difference}</td>
          <td className="figure">{percent}</td>
        </>
      )}
    </tr>
  );
}

function Told({ cell: { figure, text, href, findings }, name }: { cell: CellInWords; name: string }) {
  return (
    <td className={figure.value === null ? "figure missing" : "figure"}>
      {href === null ? (
        text
      ) : (
        <a
          href={href}
          aria-label={`${figure.year}年${name}${text}，原文`}
          title={findings.join("\n") || undefined}
        >
          {text}
        </a>
      )}
      <DoubtSign point={agencyPoint(figure, null)} />
    </td>
  );
}

function ChangedTexts({
  sections,
  pair: { before, after },
}: {
  sections: readonly PairedSection[];
  pair: YearPair;
}) {
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">文字部分</h2>
      <p className={styles.legend}>
        <span>
          <del>划线</del>：只在{before.year}年报告中
        </span>
        <span>
          <ins>底色</ins>：只在{after.year}年报告中
        </span>
        {sections.some(hasMoved) ? (
          <span>
            <span className={styles.moved}>点线</span>：两年都有，位置不同
          </span>
        ) : null}
        {sections.length === 0 ? "两份报告都没有读到文字部分。" : null}
      </p>
      {sections.map((section, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the sections of stored reports never move
        <section key={at} className={styles.section} aria-labelledby={`text-${at}`}>
          <h3 id={`text-${at}`}>{section.heading}</h3>
          {section.same ? (
            <details>
              <summary>两年文字相同</summary>
              <Paragraphs paragraphs={section.after} of="ins" />
            </details>
          ) : (
            <div className={styles.sides}>
              <TextSide year={before.year} has={section.has.before} paragraphs={section.before} of="del" />
              <TextSide year={after.year} has={section.has.after} paragraphs={section.after} of="ins" />
            </div>
          )}
        </section>
      ))}
    </section>
  );
}

const hasMoved = ({ before, after }: Record<"before" | "after", ParagraphsProps["paragraphs"]>) =>
  [...before, ...after].flat().some(({ moved }) => moved);

type ParagraphsProps = { paragraphs: readonly (readonly TextStretch[])[]; of: "del" | "ins" };

function TextSide({ year, has, ...texts }: ParagraphsProps & { year: number; has: boolean }) {
  return (
    <div>
      <h4>{year}年</h4>
      {texts.paragraphs.length === 0 ? <p className="quiet">{has ? "此节没有文字。" : "无此节。"}</p> : null}
      <Paragraphs {...texts} />
    </div>
  );
}

function Paragraphs({ paragraphs, of: Changed }: ParagraphsProps) {
  return paragraphs.map((stretches, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: nor do their paragraphs
    <p key={at}>
      {stretches.map(({ text, changed, moved }, turn) =>
        changed ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor does what stands in them
          <Changed key={turn}>{text}</Changed>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor does what stands in them
          <span key={turn} className={moved ? styles.moved : ""}>
            {text}
          </span>
        ),
      )}
    </p>
  ));
}
