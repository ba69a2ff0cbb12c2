import { DoubtSign } from "@/app/chart/point-doubt";
import { ScrollRegion } from "@/app/scroll-region";
import { StaticHtml } from "@/app/static-html/static-html";
import type { FilingRow } from "@/db/queries/filing";
import { type FilingFigures, type FilingGroup, filingIndicator } from "@/db/views/filing-view";
import { filingFacets } from "@/lib/agencies/filing-state";
import type { Scope } from "@/lib/catalogue/form-facts";
import { missingExplained, missingText } from "@/lib/chart/number-text";
import { cellText } from "@/lib/chart/point-words";
import { amendmentTexts, filingText } from "@/lib/sentence/filing-phrases";
import { differenceNote } from "@/lib/sentence/phrases";
import type { Point } from "@/lib/series/series";
import { agencyLink, reportLink } from "@/lib/view/addresses";
import styles from "./filing.module.css";

type Props = {
  groups: readonly FilingGroup[];
  figures: ReadonlyMap<string, FilingFigures>;
  year: number;
  /** Of all agencies that are listed, by key. */
  names: ReadonlyMap<string, string>;
  /** Whether the kinds stand below each other, each under its name. */
  named: boolean;
};

/** Without the column of days of later versions. */
const columns = 8;

/** A row for each report owed: what became of it, when, what is to be looked at, and how much was asked. */
export function FilingTable({ groups, figures, year, names, named }: Props) {
  const republished = groups.some(({ rows }) => rows.some(isRepublished));
  return (
    <StaticHtml>
      <h2 id="filing" className="unseen">
        各机关报送情况
      </h2>
      <ScrollRegion labelledBy="filing">
        <table className={`table ${styles.filing}`}>
          <thead>
            <tr>
              <th scope="col">机关</th>
              <th scope="col">{year}年报</th>
              <th scope="col">首次公布</th>
              {republished ? <th scope="col">现行版本公布</th> : null}
              <th scope="col" className={styles.deadline}>
                期限
              </th>
              <th scope="col" className="figure">
                待核查（处）
              </th>
              <th scope="col" className="figure">
                {filingIndicator.zh}（{filingIndicator.unit}）
              </th>
              <th scope="col" className="figure">
                上年
              </th>
              <th scope="col" className="figure">
                比上年
              </th>
            </tr>
          </thead>
          {groups.map(({ kind, name, scope, rows }) => (
            <tbody key={kind}>
              {named ? (
                <tr className={styles.kind}>
                  <th scope="rowgroup" colSpan={republished ? columns + 1 : columns}>
                    {name}
                  </th>
                </tr>
              ) : null}
              {rows.map((row) => (
                <Row
                  key={row.agency.key}
                  row={row}
                  name={names.get(row.agency.key) ?? row.agency.shortName}
                  scope={scope}
                  year={year}
                  republished={republished}
                  figures={figures.get(`${scope} ${row.agency.key}`)}
                />
              ))}
            </tbody>
          ))}
        </table>
      </ScrollRegion>
    </StaticHtml>
  );
}

/** Whether the report in force was published on another day than the first one. */
const isRepublished = ({ publishedOn, firstPublishedOn }: FilingRow) => publishedOn !== firstPublishedOn;

type RowProps = {
  row: FilingRow;
  name: string;
  scope: Scope;
  year: number;
  republished: boolean;
  figures: FilingFigures | undefined;
};

function Row({ row, name, scope, year, republished, figures }: RowProps) {
  const { agency, state, deadline, findings } = row;
  const isFiled = state === "filed" || state === "late";
  const href = reportLink(agency.key, year, scope);
  const words = filingText(row);
  return (
    <tr>
      <th scope="row">
        <a href={agencyLink(agency.key)}>{name}</a>
      </th>
      <td className={styles[state]}>
        {isFiled ? (
          <a href={href}>{words}</a>
        ) : row.unreadUrl === null ? (
          words
        ) : (
          <UnreadPage {...{ words, href: row.unreadUrl }} />
        )}
        {amendmentTexts(row).map((text) => (
          <span key={text} className={styles.amended}>
            {text}
          </span>
        ))}
      </td>
      <td>{isFiled ? (row.firstPublishedOn ?? <Unsaid />) : null}</td>
      {republished ? <td>{isRepublished(row) ? (row.publishedOn ?? <Unsaid />) : null}</td> : null}
      <td className={styles.deadline}>{deadline.day}</td>
      <td className={findings > 0 ? `figure ${styles.findings}` : `figure ${styles.none}`}>
        {isFiled ? findings > 0 ? <a href={`${href}#findings`}>{findings}</a> : 0 : null}
      </td>
      <td className="figure">
        <Figure point={figures?.now} />
      </td>
      <td className="figure">
        <Figure point={figures?.before} />
      </td>
      <td className="figure">
        <Change point={figures?.now} />
      </td>
    </tr>
  );
}

/** The way to the published page that was not read, for whoever looks at it. */
const UnreadPage = ({ words, href }: { words: string; href: string }) => (
  <a href={href} rel="noreferrer noopener" title={filingFacets.unread.explain}>
    {words}
  </a>
);

const Unsaid = () => <span className="missing">未写明</span>;

function Figure({ point }: { point: Point | undefined }) {
  const missing = point === undefined ? "not_there" : point.missing;
  if (point === undefined || point.value === null)
    return (
      <span className="missing" title={missingExplained(missing ?? "no_reports")}>
        {missingText(missing ?? "no_reports")}
      </span>
    );
  const text = cellText(point.value, filingIndicator.unit, point);
  return (
    <>
      {point.href === null ? text : <a href={point.href}>{text}</a>}
      <DoubtSign point={point} />
    </>
  );
}

/** Nothing where a figure of either year is missing, or cannot be true. */
function Change({ point }: { point: Point | undefined }) {
  const change = point?.change;
  if (!change || change.refused !== null) return null;
  return differenceNote(filingIndicator, change.before, change.now);
}
