import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Fragment } from "react";
import { database } from "@/app/database";
import { DemoMark } from "@/app/demo-mark";
import { LikeLinks } from "@/app/filters/like-links";
import { StaticHtml } from "@/app/static-html/static-html";
import { type AgencyPage, findAgency } from "@/db/queries/agency";
import { agencyChildren } from "@/db/queries/agency-rows";
import { regionOptions } from "@/db/queries/regions";
import { sectionTexts } from "@/db/queries/reports/section-texts";
import { agencyYears, filingStatus } from "@/db/views/agency-years";
import { agencyCauses } from "@/db/views/checks/agency-causes";
import { rateSpine } from "@/db/views/rate-spine";
import { groupOfKind, scopeOfKind } from "@/lib/agencies/agency-kind";
import { agencyLink, besideLink, overviewLink, totalsLink } from "@/lib/view/addresses";
import { viewSchema } from "@/lib/view/view";
import styles from "../agencies.module.css";
import { AgencyTrend } from "./agency-trend";
import { CorrectionLinks } from "./correction-links";
import { ProblemTexts } from "./problem-texts";
import profile from "./profile.module.css";
import { CauseList, YearStrip } from "./profile-head";
import { SpineTable } from "./spine-table";

type Props = { params: Promise<{ key: string }> };

const charted = ["requests.received.total", "rate.disclosed", "requests.carried_out.total"];

async function requested(params: Props["params"]) {
  const { key } = await params;
  const found = await findAgency(await database(), decodeURIComponent(key));
  if (!found) notFound();
  return found;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await requested(params)).agency.shortName };
}

/** 机构画像: how one agency filed and what is to be looked at, its rates in its group, its years, and what it says itself. */
export default async function Page({ params }: Props) {
  const db = await database();
  const { agency, above, successor, merged, reports } = await requested(params);
  const children = await agencyChildren(db, agency.key);
  const kind = groupOfKind(agency.kind);
  const isRegion = (await regionOptions(db)).some(({ key }) => key === agency.key);
  const view = viewSchema.parse({ what: charted, units: [agency.key], region: agency.parentKey ?? "", kind });
  const compared = scopeOfKind(agency.kind);
  const scope = reports.some((report) => report.scope === compared)
    ? compared
    : (reports[0]?.scope ?? compared);
  const years = await agencyYears(db, agency.key, scope);
  const latest = reports.find((report) => report.scope === scope);
  const spine =
    latest && scope === compared
      ? await rateSpine(db, { key: agency.key, parentKey: agency.parentKey }, kind, latest.year)
      : null;
  return (
    <article className={profile.profile}>
      {above.length > 0 ? (
        <nav aria-label="上级" className={`${styles.above} ${profile.screen}`}>
          {above.map(({ key, name }) => (
            <a key={key} href={agencyLink(key)}>
              {name}
            </a>
          ))}
        </nav>
      ) : null}
      <h1>
        {agency.shortName}
        {reports.some(({ demo }) => demo) ? <DemoMark /> : null}
      </h1>
      <p className={styles.facts}>
        {identityOf(agency)}
        {successor ? (
          <>
            ，{yearAfter(agency.validTo, "")}并入
            <a href={agencyLink(successor.key)}>{successor.name}</a>
          </>
        ) : null}
        {merged.map(({ key, name, validTo }) => (
          <Fragment key={key}>
            ，{yearAfter(validTo, "起")}含原<a href={agencyLink(key)}>{name}</a>
          </Fragment>
        ))}
        。{agency.assigned ? "" : "名称待认定，未归入任何地区。"}
      </p>
      <StaticHtml className={profile.head}>
        <p className={styles.sentence}>{filingStatus(years)}</p>
        {years.length > 0 ? <YearStrip years={years} /> : null}
        <CauseList causes={await agencyCauses(db, agency.key)} />
      </StaticHtml>
      {latest ? (
        <>
          {spine ? (
            <StaticHtml>
              <SpineTable spine={spine} />
              {spine.neighbours.length > 1 ? (
                <p className={profile.screen}>
                  <a href={besideLink(spine.neighbours, { year: spine.year })}>
                    与同组相邻{spine.neighbours.length - 1}个机关并列各张表
                  </a>
                </p>
              ) : null}
            </StaticHtml>
          ) : null}
          <LikeLinks
            db={db}
            view={{ ...view, how: "bar" }}
            agency={{ key: agency.key, name: agency.shortName }}
          />
          <AgencyTrend view={view} reports={reports} scope={scope} />
          <StaticHtml>
            <ProblemTexts agency={agency.key} texts={await sectionTexts(db, agency.key, 5)} />
          </StaticHtml>
        </>
      ) : (
        <p>
          数据库中没有这个机关的报告。
          {children.length > 0 ? "可以查看下级机关。" : "导入报告后，这里显示它各年的数据。"}
        </p>
      )}
      {children.length > 0 ? (
        <StaticHtml as="section" className={profile.screen} aria-labelledby="children">
          <h2 id="children">下级机关{children.length}个</h2>
          {isRegion ? (
            <ul className="inline-list">
              <li>
                <a href={overviewLink(`region=${encodeURIComponent(agency.key)}`)}>
                  查看{agency.shortName}总览
                </a>
              </li>
              {agency.kind === "government" ? (
                <li>
                  <a href={totalsLink(`region=${encodeURIComponent(agency.key)}`)}>统计表各格的合计</a>
                </li>
              ) : null}
            </ul>
          ) : null}
          {isRegion ? <CorrectionLinks name="最近一年的整改单" asked={{ region: agency.key }} /> : null}
          <ul className={styles.list}>
            {children.map((child) => (
              <li key={child.key}>
                <a href={agencyLink(child.key)}>{child.shortName}</a>
              </li>
            ))}
          </ul>
        </StaticHtml>
      ) : null}
    </article>
  );
}

/** 2023年 after an agency whose last year was 2022; nothing where no last year is known. */
function yearAfter(validTo: number | null, since: string): string {
  return validTo === null ? "" : `${validTo + 1}年${since}`;
}

/** Full name, code, other names and years, as one sentence without its end. */
function identityOf({ name, code, aliases, validFrom, validTo }: AgencyPage["agency"]): string {
  const others = aliases.filter((alias) => !name.endsWith(alias));
  return [
    name,
    ...(code ? [`区划代码${code}`] : []),
    ...(others.length > 0 ? [`又名${others.join("、")}`] : []),
    ...(validFrom === null ? [] : [`${validFrom}年起`]),
    ...(validTo === null ? [] : [`至${validTo}年`]),
  ].join("，");
}
