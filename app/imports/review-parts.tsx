import type { FindingInWords } from "@/db/views/imports/import-words";
import type { ReplacedCell, ReplacedReport } from "@/db/views/imports/replaced-report";
import { type ChangedSection, type Stretch, shortStretches } from "@/lib/diff/text-changes";
import { ScrollRegion } from "../scroll-region";
import styles from "./imports.module.css";

/** Files of which nothing was used, each with why and what to do. */
export function RefusedFiles({ files }: { files: readonly { name: string; reason: string }[] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.refused}>
      {files.map(({ name, reason }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: files of a stored import never move, and two may have one name
        <li key={at}>
          《{name}》{reason.replace(/。$/, "")}。
        </li>
      ))}
    </ul>
  );
}

/** What is longer than so many letters is a sentence. */
const longestRaw = 20;

/** How much of a report is shown where there are many; so many letters stand beside what is changed. */
const among = { cells: 20, paragraphs: 6, findings: 10, letters: 24 };

type Props = {
  report: ReplacedReport;
  /** Tells it from others on the page. */
  id: string;
  /** All of it, or what fits among others. */
  whole: boolean;
};

/** What is other between a report and the one before it: figures, text and findings. */
export function ReplacedChanges({ report, id, whole }: Props) {
  const { facts, cells, same, sections, opened, closed, compareHref } = report;
  const shown = whole ? cells : cells.slice(0, among.cells);
  const paragraphs = sections.reduce((sum, section) => sum + section.paragraphs.length, 0);
  // Above the whole of it both say their day and file.
  const told = whole ? facts.filter(({ of }) => of === "content") : facts;
  const Heading = whole ? "h2" : "h4";
  return (
    <>
      {told.length > 0 ? (
        <dl className={styles.facts}>
          {told.map(({ name, before, after }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                {before} → {after}
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      <FindingChangeList opened={opened} closed={closed} whole={whole} />
      <Heading id={`${id}-cells`}>{cells.length === 0 ? "数没有改变" : `改变的数${cells.length}格`}</Heading>
      {cells.length === 0 ? null : <CellTable cells={shown} whole={whole} labelledBy={`${id}-cells`} />}
      <p className={styles.quiet}>
        {cells.length > shown.length ? (
          <>
            另有{cells.length - shown.length}格改变，见<a href={compareHref}>两份对照</a>。
          </>
        ) : null}
        其余{same}格未变。
      </p>
      <Heading>{sections.length === 0 ? "文字没有改变" : `改变的文字${paragraphs}段`}</Heading>
      <TextChanges sections={sections} whole={whole} />
      {!whole && paragraphs > among.paragraphs ? (
        <p className={styles.quiet}>
          另有{paragraphs - among.paragraphs}段改变，见<a href={compareHref}>两份对照</a>。
        </p>
      ) : null}
    </>
  );
}

type CellProps = { cells: readonly ReplacedCell[]; whole: boolean; labelledBy: string };

function CellTable({ cells, whole, labelledBy }: CellProps) {
  return (
    <ScrollRegion labelledBy={labelledBy} fitted>
      <table className={`table ${styles.cells}`}>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" className="figure">
              改前
            </th>
            <th scope="col" className="figure">
              改后
            </th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ cell, name, before, after }) => (
            <tr key={cell}>
              <th scope="row">{name}</th>
              <CellState name={`${name}改前`} state={before} whole={whole} />
              <CellState name={`${name}改后`} state={after} whole={whole} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}

type StateProps = { name: string; state: ReplacedCell["before"]; whole: boolean };

/** A sentence behind a figure stands among the texts as well: where there is little room, only there. */
function CellState({ name, state: { text, raw, href }, whole }: StateProps) {
  return (
    <td className="figure">
      <a href={href} aria-label={`${name}${text}，查看原文`}>
        {text}
      </a>
      {raw === null || (raw.length > longestRaw && !whole) ? null : <small>原文“{raw}”</small>}
    </td>
  );
}

function TextChanges({ sections, whole }: { sections: readonly ChangedSection[]; whole: boolean }) {
  let room = whole ? Number.POSITIVE_INFINITY : among.paragraphs;
  return sections.map(({ before, after, paragraphs, same }, at) => {
    const shown = paragraphs.slice(0, Math.max(0, room));
    room -= paragraphs.length;
    if (shown.length === 0 && paragraphs.length > 0) return null;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the sections of stored reports never move
      <div key={at}>
        <p className={styles.heading}>
          {headingText(before?.heading, after?.heading)}
          {same > 0 ? <span className={styles.quiet}>　其余{same}段未变</span> : null}
        </p>
        {shown.map((paragraph, turn) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: nor do their paragraphs
          <div key={turn} className={styles.sides}>
            <Side name="改前" stretches={paragraph.before} mark="del" whole={whole} />
            <Side name="改后" stretches={paragraph.after} mark="ins" whole={whole} />
          </div>
        ))}
      </div>
    );
  });
}

function headingText(before: string | undefined, after: string | undefined): string {
  const named = (heading: string) => (heading === "" ? "标题之前" : heading);
  if (before === undefined) return `${named(after ?? "")}（前一版没有）`;
  if (after === undefined) return `${named(before)}（这一版没有）`;
  return before === after ? named(after) : `${named(before)} → ${named(after)}`;
}

type SideProps = { name: string; stretches: Stretch[] | null; mark: "del" | "ins"; whole: boolean };

function Side({ name, stretches, mark: Mark, whole }: SideProps) {
  const shown = stretches && !whole ? shortStretches(stretches, among.letters) : stretches;
  return (
    <p>
      <span className={styles.side}>{name}</span>
      {shown === null ? <span className={styles.quiet}>没有这一段</span> : null}
      {shown?.map(({ text, changed }, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: what stands in a stored paragraph never moves
        changed ? <Mark key={at}>{text}</Mark> : text,
      )}
    </p>
  );
}

type FindingProps = { opened: readonly FindingInWords[]; closed: readonly FindingInWords[]; whole: boolean };

/** Findings that are there now and were not, and the other way round. */
export function FindingChangeList({ opened, closed, whole }: FindingProps) {
  const all = [
    ...opened.map((finding) => ({ finding, isNew: true })),
    ...closed.map((finding) => ({ finding, isNew: false })),
  ];
  if (all.length === 0) return null;
  const shown = whole ? all : all.slice(0, among.findings);
  return (
    <>
      <ul className={styles.findings} aria-label="核对发现的变化">
        {shown.map((one) => (
          <FindingChange key={`${one.finding.key} ${one.isNew}`} {...one} />
        ))}
      </ul>
      {shown.length < all.length ? (
        <p className={styles.quiet}>另有{all.length - shown.length}处，见报告。</p>
      ) : null}
    </>
  );
}

function FindingChange({ finding, isNew }: { finding: FindingInWords; isNew: boolean }) {
  const { severity, severityName, check, message, verdict } = finding;
  return (
    <li>
      <span className={isNew ? styles[severity] : styles.fine}>
        {isNew ? `新出现${severityName}` : "不再有"}
      </span>
      <span>
        <b>{check}</b>　{message}
        {verdict === null ? null : (
          <span className={styles.verdict}>
            {isNew ? "已有结论　" : "结论随之失效　"}
            {verdict}
          </span>
        )}
      </span>
    </li>
  );
}
