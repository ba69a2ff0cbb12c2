import type { Metadata } from "next";
import { DemoMark } from "@/app/demo-mark";
import { StaticHtml } from "@/app/static-html/static-html";
import type { ReportPage } from "@/db/queries/reports/report";
import { pastVerdicts } from "@/db/queries/verdicts/verdict-history";
import { listedVersions } from "@/db/views/imports/report-versions";
import { checks } from "@/lib/catalogue/checks";
import { formFacts, scopeNames } from "@/lib/catalogue/form-facts";
import {
  type IndicatorTable,
  indicatorTable,
  type PrintedTable,
  printedTables,
} from "@/lib/catalogue/printed-tables";
import type { Place } from "@/lib/ingest/document";
import type { Section } from "@/lib/ingest/reading";
import {
  agencyLink,
  codebookLink,
  correctionLink,
  originalLink,
  reportLink,
  sourceLink,
} from "@/lib/view/addresses";
import { FindingList, isSettled } from "./finding-list";
import { ProseTable } from "./prose-table";
import styles from "./report.module.css";
import {
  type ReportParams,
  type ReportQuery,
  type RequestedReport,
  reportAt,
  requestedReport,
} from "./report-request";
import { statutoryRows } from "./statutory-rows";
import { StatutoryFigures } from "./statutory-table";
import { ThenNotice, UnusedFiles, UnusedNotice, VersionList } from "./version-list";

type Props = { params: Promise<ReportParams>; searchParams: Promise<ReportQuery> };

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { report, agency, unused } = await requestedReport(props.params, props.searchParams);
  const title = `${agency.shortName}${report.year}年报告`;
  // Whoever searches for the report of the agency is to find the one that is used.
  return unused ? { title: `${title}（只存不用）`, robots: { index: false } } : { title };
}

/** One report as printed: its tables, what is wrong in them, its text, and the way to the original. */
export default async function Page(props: Props) {
  const found = await requestedReport(props.params, props.searchParams);
  const { report, agency, figures, prose, findings, sections, neighbours, intact, key, v } = found;
  const { unused, which } = found;
  const past = unused ? [] : await pastVerdictsOf(found);
  const slot = { agency: key, year: report.year, scope: report.scope };
  const now = which === "" ? found : await reportAt(key, report.year, report.scope, "");
  const versions = now ? await listedVersions(now.db, slot, now) : [];
  const byCell = unused ? new Map<string, string[]>() : findingsByCell(found);
  const tables = tablesOf(found);
  const hrefOf = (cell: string, { at }: { at: Place | null }) =>
    sourceLink(key, report.year, report.scope, { id: cell, at }, which);
  return (
    <StaticHtml as="article">
      <header className={styles.header}>
        <p className={styles.crumbs}>
          {agency.parentKey ? <a href={agencyLink(agency.parentKey)}>{agency.parentName}</a> : null}
          <a href={agencyLink(key)}>{agency.shortName}</a>
        </p>
        <h1>
          {report.title ?? `${agency.shortName}${report.year}年政府信息公开工作年度报告`}
          {unused ? "（只存不用）" : null}
          {report.demo ? <DemoMark /> : null}
        </h1>
        <dl className={styles.facts}>
          <Fact name="年度">{report.year}年</Fact>
          <Fact name="表式">
            <a href={codebookLink("forms")}>{formFacts[report.form].zh}</a>
          </Fact>
          <Fact name="范围">{scopeNames[report.scope]}</Fact>
          <Fact name="公布日期">{report.publishedOn ?? "未写明"}</Fact>
          {unused ? null : <Fact name="核对结果">{resultText(findings)}</Fact>}
          <Fact name="原文">
            <a href={sourceLink(key, report.year, report.scope, undefined, which)}>查看原文</a>
            <a href={unused?.originalHref ?? originalLink(key, report.year, report.scope, v)} download>
              下载原件
            </a>
          </Fact>
          {which !== "" || findings.every(isSettled) ? null : (
            <Fact name="整改单">
              <a href={correctionLink("docx", { unit: key, year: report.year })} download>
                Word
              </a>
              <a href={correctionLink("xlsx", { unit: key, year: report.year })} download>
                Excel
              </a>
            </Fact>
          )}
        </dl>
        {!unused && (neighbours.previous || neighbours.next) ? (
          <nav className={styles.years} aria-label="其他年度">
            {neighbours.previous ? (
              <a href={reportLink(key, neighbours.previous, report.scope, v)}>← {neighbours.previous}年</a>
            ) : null}
            {neighbours.next ? (
              <a href={reportLink(key, neighbours.next, report.scope, v)}>{neighbours.next}年 →</a>
            ) : null}
          </nav>
        ) : null}
      </header>
      {unused ? <UnusedNotice {...unused} /> : null}
      {v === "" ? null : <ThenNotice {...slot} v={v} shown={report.id} versions={versions} now={now} />}
      {intact ? null : (
        <p role="alert" className={styles.alert}>
          库中的数与读入时的校验值不符，数据可能已损坏，请从备份恢复后再使用。
        </p>
      )}
      <nav aria-label="本页内容">
        <ul className="inline-list">
          {!unused && findings.length + past.length > 0 ? (
            <li>
              <a href="#findings">核对发现</a>
            </li>
          ) : null}
          {tables.map(({ id, title }) => (
            <li key={id}>
              <a href={`#table-${id}`}>{title}</a>
            </li>
          ))}
          {prose.size > 0 ? (
            <li>
              <a href="#prose">正文中的数</a>
            </li>
          ) : null}
          <li>
            <a href="#text">文字部分</a>
          </li>
          {versions.length > 0 ? (
            <li>
              <a href="#versions">各版本（{versions.length}份）</a>
            </li>
          ) : null}
        </ul>
      </nav>
      {unused ? null : <FindingList findings={findings} past={past} report={slot} />}
      {tables.map((table) => (
        <StatutoryFigures
          key={table.id}
          id={table.id}
          title={table.title}
          rows={statutoryRows(table, { figures, findings: byCell, hrefOf })}
        />
      ))}
      <ProseTable prose={prose} hrefOf={hrefOf} />
      <ReportText sections={sections} />
      <VersionList versions={versions} />
      <UnusedFiles
        versions={now?.versions ?? []}
        hrefOf={(id) => reportLink(key, report.year, report.scope, { unused: id })}
        shown={report.id}
      />
    </StaticHtml>
  );
}

async function pastVerdictsOf({ db, key, report }: RequestedReport) {
  const all = await pastVerdicts(db, { unit: key, year: report.year });
  return all.filter(({ scope }) => scope === report.scope);
}

function resultText(findings: ReportPage["findings"]): string {
  if (findings.length === 0) return "未发现问题";
  const settled = findings.filter(isSettled).length;
  const confirmed = findings.filter(({ verdict }) => verdict?.verdict === "confirmed").length;
  const open = findings.length - settled - confirmed;
  return [
    ...(confirmed > 0 ? [`${confirmed}处属实需改`] : []),
    ...(open > 0 ? [`${open}处待核`] : []),
    ...(settled > 0 ? [`${settled}处已说明或误报`] : []),
  ].join("，");
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The request table may be on another form than the rest; the rows that were read tell which. */
function tablesOf({ report, figures }: ReportPage): (PrintedTable | IndicatorTable)[] {
  if (report.form === "2014") return [indicatorTable()];
  const requestsForm = figures.has("requests.otherwise.total") ? "2019" : "2021";
  return printedTables(report.form).map((table) =>
    table.id === "requests"
      ? (printedTables(requestsForm).find(({ id }) => id === table.id) ?? table)
      : table,
  );
}

/** A missing figure already says so itself; only what contradicts something is marked. */
function findingsByCell({ findings }: ReportPage): Map<string, string[]> {
  const marked = new Map<string, string[]>();
  for (const { check, cells, message, verdict } of findings)
    if (check !== "incomplete" && !isSettled({ verdict }))
      for (const cell of cells)
        marked.set(cell, [...(marked.get(cell) ?? []), `${checks[check].zh}：${message}`]);
  return marked;
}

/** What the report says in words, between its headings. */
function ReportText({ sections }: { sections: readonly Section[] }) {
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
