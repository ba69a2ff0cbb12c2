import { KindTotals } from "@/app/filing/kind-totals";
import { StaticHtml } from "@/app/static-html/static-html";
import type { FilingRow } from "@/db/queries/filing";
import { type FilingGroup, namesApart, narrowed } from "@/db/views/filing-view";
import { filingFacets } from "@/lib/agencies/filing-state";
import { filingText } from "@/lib/sentence/filing-phrases";
import { agencyLink, filingLink, reportLink } from "@/lib/view/addresses";
import { type FilingQuery, printFiling } from "@/lib/view/filing-query";
import styles from "./overview.module.css";

type Props = { asked: FilingQuery; groups: readonly FilingGroup[] };

/** So many are named; the others are on the page of who has filed. */
const mostNamed = 12;
const exceptions = ["not_filed", "unread", "late", "withdrawn"] as const;

/** Of the latest year: each kind with its numbers, then by name who has not filed and who was late. */
export function YearExceptions({ asked, groups }: Props) {
  if (groups.length === 0) return null;
  const names = namesApart(groups.flatMap(({ rows }) => rows.map(({ agency }) => agency)));
  return (
    <section aria-labelledby="exceptions">
      <StaticHtml>
        <h2 id="exceptions" className={styles.head}>
          {asked.year}年报的报送
        </h2>
      </StaticHtml>
      <KindTotals asked={asked} groups={groups} />
      <StaticHtml as="dl" className={styles.exceptions}>
        {exceptions.map((state) => (
          <Named key={state} {...{ state, asked, names }} groups={narrowed(groups, state)} />
        ))}
      </StaticHtml>
    </section>
  );
}

type NamedProps = Props & {
  state: (typeof exceptions)[number];
  names: ReadonlyMap<string, string>;
};

function Named({ state, asked, groups, names }: NamedProps) {
  const rows = groups.flatMap(({ rows, scope }) => rows.map((row) => ({ row, scope })));
  if (rows.length === 0) return null;
  return (
    <div>
      <dt>
        {filingFacets[state].zh}
        {rows.length}个
      </dt>
      <dd>
        {rows.slice(0, mostNamed).map(({ row, scope }) => (
          <Unit
            key={`${scope} ${row.agency.key}`}
            {...{ row, name: names.get(row.agency.key) ?? row.agency.shortName }}
            href={hrefOf(row, asked.year, scope)}
          />
        ))}
        {rows.length > mostNamed ? (
          <a href={filingLink(printFiling({ ...asked, state }))}>全部{rows.length}个</a>
        ) : null}
      </dd>
    </div>
  );
}

const hrefOf = ({ agency, state }: FilingRow, year: number, scope: FilingGroup["scope"]) =>
  state === "filed" || state === "late" ? reportLink(agency.key, year, scope) : agencyLink(agency.key);

function Unit({ row, name, href }: { row: FilingRow; name: string; href: string }) {
  return (
    <span>
      <a href={href}>{name}</a>
      {row.state === "late" ? <small>{filingText(row)}</small> : null}
    </span>
  );
}
