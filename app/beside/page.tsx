import type { Metadata } from "next";
import { Fragment } from "react";
import { DoubtSign } from "@/app/chart/point-doubt";
import { DemoMark } from "@/app/demo-mark";
import type { CellInWords } from "@/db/views/cells-in-words";
import { agencyPoint } from "@/db/views/lines";
import type { BesideTable, BesideUnit } from "@/db/views/units-beside";
import { applicants, applicantsHeading } from "@/lib/catalogue/requests";
import { signNotes } from "@/lib/chart/point-words";
import { besideLink, compareLink } from "@/lib/view/addresses";
import { printView, viewSchema } from "@/lib/view/view";
import { WrongAddress } from "../filters/wrong-address";
import type { Query } from "../requested-view";
import { ScrollRegion } from "../scroll-region";
import { StaticHtml } from "../static-html/static-html";
import styles from "./beside.module.css";
import { besideLimits, type RequestedBeside, requestedBeside } from "./requested-beside";

type Props = { searchParams: Promise<Query> };

export const metadata: Metadata = { title: "机关并列" };

/** 机关并列: the whole statutory tables of two to five agencies of one year, an agency a column. */
export default async function Page({ searchParams }: Props) {
  const query = await searchParams;
  const asked = await requestedBeside(query);
  const { shown, known, year, years, problems, wrong } = asked;
  if (!shown)
    return (
      <>
        <h1>机关并列</h1>
        <WrongAddress
          path={besideLink([])}
          {...{ query, problems, wrong, valid: { regions: [], years, agencies: known } }}
        />
        <p>
          把{besideLimits.least}至{besideLimits.most}
          个机关同一年的各张表并列。在<a href={compareLink()}>趋势与对比</a>
          选择机关后，可以从那里打开；每个机关的页面也可以打开与它相邻的机关。
        </p>
      </>
    );
  const { units, tables, demo } = shown;
  const points = tables
    .flatMap(({ rows }) => rows.flatMap(({ figures }) => figures))
    .flatMap((cell) => (cell ? [agencyPoint(cell.figure, null)] : []));
  const compared = viewSchema.parse({ units: units.map(({ key }) => key) });
  return (
    <StaticHtml as="article">
      <h1>
        {year}年各张表并列
        {demo ? <DemoMark /> : null}
      </h1>
      <p className="lead">{units.map(({ name }) => name).join("、")}</p>
      <Choices asked={asked} />
      {tables.length === 0 ? (
        <p>
          所选机关{year}年都没有法定表格的数：{units.map(absentWords).join("；")}。
        </p>
      ) : null}
      {tables.map((table) => (
        <TableBeside key={table.id} table={table} units={units} year={year} />
      ))}
      <ul className="chart-notes">
        {signNotes([{ lines: [{ points }] }]).map((note) => (
          <li key={note}>{note}</li>
        ))}
        <li>每个数都可以打开原文；全域汇总与本机关的数口径不同，不能相加。</li>
      </ul>
      <p>
        <a href={compareLink(printView(compared))}>比较这些机关各年的变化</a>
      </p>
    </StaticHtml>
  );
}

const absentWords = ({ name, absence, facts }: BesideUnit) =>
  `${name}${absence === "" ? facts.join("，") : absence}`;

/** Other years, and other columns of the table of requests. */
function Choices({ asked: { units, year, years, applicant } }: { asked: RequestedBeside }) {
  const columns = [...applicants, { id: "all", zh: "全部，各成一表" } as const];
  return (
    <dl className={styles.choices}>
      <div>
        <dt>年度</dt>
        <dd>
          {years.toReversed().map((one) => (
            <a
              key={one}
              href={besideLink(units, { year: one, ...(applicant === "total" ? {} : { applicant }) })}
              aria-current={one === year ? "true" : undefined}
            >
              {one}年
            </a>
          ))}
        </dd>
      </div>
      <div>
        <dt>{applicantsHeading}</dt>
        <dd>
          {columns.map(({ id, zh }) => (
            <a
              key={id}
              href={besideLink(units, { year, ...(id === "total" ? {} : { applicant: id }) })}
              aria-current={id === applicant ? "true" : undefined}
            >
              {zh}
            </a>
          ))}
        </dd>
      </div>
    </dl>
  );
}

type TableProps = { table: BesideTable; units: readonly BesideUnit[]; year: number };

function TableBeside({ table: { id, title, unit, rows }, units, year }: TableProps) {
  return (
    <section>
      <h2 id={`table-${id}`}>
        {title}
        {unit === null ? "" : `（${unit}）`}
      </h2>
      <ScrollRegion labelledBy={`table-${id}`}>
        <table className={`table ${styles.beside}`}>
          <thead>
            <tr>
              <th scope="col">项目</th>
              {units.map(({ key, name, href, reportHref, facts, absence }) => (
                <th key={key} scope="col" className="figure">
                  <a href={href}>{name}</a>
                  <small>
                    {reportHref === null ? `${year}年${absence}` : <a href={reportHref}>{year}年报告</a>}
                    {facts.length > 0 ? `，${facts.join("，")}` : ""}
                  </small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id: cell, zh, under, figures }, place) => (
              <Fragment key={cell}>
                {under !== null && under !== rows[place - 1]?.under ? (
                  <tr>
                    <th scope="rowgroup" className={styles.under} colSpan={units.length + 1}>
                      <span>{under}</span>
                    </th>
                  </tr>
                ) : null}
                <tr>
                  <th scope="row" className={under === null ? undefined : styles.below}>
                    {zh}
                  </th>
                  {figures.map((figure, at) => (
                    <BesideFigure key={units[at]?.key} cell={figure} name={zh} unit={units[at]} />
                  ))}
                </tr>
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}

type FigureProps = { cell: CellInWords | null; name: string; unit: BesideUnit | undefined };

function BesideFigure({ cell, name, unit }: FigureProps) {
  if (cell === null) return <td className="figure missing">{unit?.absence}</td>;
  const { figure, text, href, findings } = cell;
  return (
    <td className={figure.value === null ? "figure missing" : "figure"}>
      {href === null ? (
        text
      ) : (
        <a href={href} aria-label={`${unit?.name}${name}${text}`} title={findings.join("\n") || undefined}>
          {text}
        </a>
      )}
      <DoubtSign point={agencyPoint(figure, null)} />
    </td>
  );
}
