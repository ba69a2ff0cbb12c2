import { StaticHtml } from "@/app/static-html/static-html";
import type { OpenFindings } from "@/db/queries/open-findings";
import { type CheckId, checks, type Severity, severityNames } from "@/lib/catalogue/checks";
import type { Scope } from "@/lib/catalogue/form-facts";
import { reportLink } from "@/lib/view/addresses";
import styles from "./open-finding-list.module.css";

type Props = {
  findings: OpenFindings;
  /** Whether there is any report to be looked at. */
  filed: boolean;
  scope: Scope;
  /** How many reports are listed at first. */
  most: number;
  /** Where each is listed with its ground. */
  checksHref: string;
  /** Where all of them are listed; null there. */
  allHref: string | null;
};

/** What nobody has decided upon yet, report by report, errors first. */
export function OpenFindingList({ findings, filed, scope, most, checksHref, allHref }: Props) {
  const reports = findingsByReport(findings.items);
  const shown = allHref === null ? reports : reports.slice(0, most);
  const count = shown.reduce((sum, report) => sum + report.findings, 0);
  return (
    <StaticHtml as="section" aria-labelledby="open-findings">
      <h2 id="open-findings">待核查{findings.total}处</h2>
      {shown.length === 0 ? (
        <p>
          {filed
            ? "所选范围和年份内，没有发现需要核查的问题。"
            : "所选范围和年份内没有收录报告，没有可以核查的。"}
        </p>
      ) : (
        <ul className={styles.list}>
          {shown.map((report) => (
            <ReportItem key={`${report.agencyKey} ${report.year}`} report={report} scope={scope} />
          ))}
        </ul>
      )}
      <p>
        <a href={checksHref}>逐项核查，看算式和原文</a>
      </p>
      {count < findings.total ? (
        <p>
          列出{count}处，共{findings.total}处。
          {allHref === null ? "请缩小范围或年份，查看其余各处。" : <a href={allHref}>全部列出</a>}
        </p>
      ) : null}
    </StaticHtml>
  );
}

function ReportItem({ report, scope }: { report: ReportToCheck; scope: Scope }) {
  const { agencyKey, agencyName, year, severity } = report;
  return (
    <li>
      <span className={styles[severity]}>{severityNames[severity]}</span>
      <a href={reportLink(agencyKey, year, scope)}>
        {agencyName}
        {year}年报告
      </a>
      <div>
        {report.checks.map(({ check, messages }) => (
          <p key={check}>
            <b>{checks[check].zh}</b>　{messages.map((message) => message.replace(/[。；]$/, "")).join("；")}
            。
          </p>
        ))}
      </div>
    </li>
  );
}

type OpenFinding = OpenFindings["items"][number];

/** What is to be looked at in one report; `checks` in order, the messages of one check together. */
type ReportToCheck = {
  agencyKey: string;
  agencyName: string;
  year: number;
  /** The gravest of them. */
  severity: Severity;
  findings: number;
  checks: { check: CheckId; messages: string[] }[];
};

/** The findings, one group a report, in the order of each report's first. */
export function findingsByReport(findings: readonly OpenFinding[]): ReportToCheck[] {
  const reports = new Map<string, ReportToCheck>();
  for (const { agencyKey, agencyName, year, severity, check, message } of findings) {
    const id = `${agencyKey} ${year}`;
    const report = reports.get(id) ?? { agencyKey, agencyName, year, severity, findings: 0, checks: [] };
    const same = report.checks.find((one) => one.check === check);
    if (same) same.messages.push(message);
    else report.checks.push({ check, messages: [message] });
    report.findings += 1;
    reports.set(id, report);
  }
  return [...reports.values()];
}
