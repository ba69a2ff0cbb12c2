import { StaticHtml } from "@/app/static-html/static-html";
import { filingLink, totalsLink } from "@/lib/view/addresses";
import { type FilingQuery, printFiling } from "@/lib/view/filing-query";
import { printTotals } from "@/lib/view/totals-query";
import styles from "./filing.module.css";

/** What the page can be taken away as, and followed by. */
export function FilingFiles({ asked }: { asked: FilingQuery }) {
  const table = printFiling({ ...asked, years: false });
  const calendar = printFiling({ ...asked, years: false, state: null });
  const { region, year, v } = asked;
  const totals = printTotals({ region, kind: null, year, form: null, cell: null, v });
  const feed = filingLink(printFiling({ ...asked, years: false, state: null, year: null }), "atom");
  return (
    <>
      <link rel="alternate" type="application/atom+xml" title="报送变动" href={feed} />
      <StaticHtml className={styles.files}>
        <a href={filingLink(table, "xlsx")} download>
          下载Excel
        </a>
        <a href={filingLink(calendar, "ics")} download>
          期限日历（ICS）
        </a>
        <a href={feed}>变动订阅（Atom）</a>
        {asked.region === "" ? null : <a href={totalsLink(totals)}>统计表各格的合计</a>}
      </StaticHtml>
    </>
  );
}
