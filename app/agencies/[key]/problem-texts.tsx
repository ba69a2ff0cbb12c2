import type { SectionText } from "@/db/queries/reports/section-texts";
import { formFacts, scopeNames } from "@/lib/catalogue/form-facts";
import { sectionName } from "@/lib/catalogue/printed-tables";
import { reportLink } from "@/lib/view/addresses";
import styles from "./profile.module.css";

type Props = { agency: string; texts: readonly SectionText[] };

/** 存在的主要问题及改进情况, year by year: the latest at once, the others to be opened. */
export function ProblemTexts({ agency, texts }: Props) {
  const [latest, ...older] = texts;
  if (!latest) return null;
  return (
    <section aria-labelledby="problems" className={styles.problems}>
      <h2 id="problems">{sectionName("problems")}</h2>
      <h3>
        <ReportName agency={agency} report={latest} />
      </h3>
      <Words report={latest} />
      {older.map((report) => (
        <details key={`${report.year} ${report.scope}`}>
          <summary>
            {nameOf(report)}
            {report.text ? (
              <small>{report.text.replaceAll("\n", "").slice(0, 40)}……</small>
            ) : (
              <small>{lack(report)}</small>
            )}
          </summary>
          <p>
            <ReportName agency={agency} report={report} />
          </p>
          <Words report={report} />
        </details>
      ))}
    </section>
  );
}

const nameOf = ({ year, scope }: SectionText) =>
  `${year}年报告${scope === "territory" ? `（${scopeNames.territory}）` : ""}`;

function ReportName({ agency, report }: { agency: string; report: SectionText }) {
  return <a href={reportLink(agency, report.year, report.scope)}>{nameOf(report)}</a>;
}

/** Why there is no text. */
function lack({ text, form }: SectionText): string {
  if (text === "") return "此节没有文字";
  return form === "2014" || form === "none" ? `无此节（${formFacts[form].zh}没有这一部分）` : "无此节";
}

function Words({ report }: { report: SectionText }) {
  if (!report.text) return <p className="quiet">{lack(report)}。</p>;
  return (
    <div className={styles.words}>
      {report.text.split("\n").map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a stored report never move
        <p key={at}>{line}</p>
      ))}
    </div>
  );
}
