import { groupKinds } from "@/lib/agencies/agency-kind";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import type { Feed, FeedEntry } from "@/lib/export/filing/change-feed";
import type { CalendarDay } from "@/lib/export/filing/deadline-calendar";
import { filingChangeText, pageChangeText } from "@/lib/sentence/filing-phrases";
import { agencyLink, filingLink, reportLink } from "@/lib/view/addresses";
import { type FilingQuery, printFiling } from "@/lib/view/filing-query";
import type { ReadDb } from "../client";
import { currentVersion } from "../queries/dataset-version";
import { type FilingChange, filingChanges, type PageChange, pageChanges } from "../queries/filing-changes";
import { filersOf, groupOf } from "../queries/group";
import { allKinds, filingView } from "./filing-view";
import { namedGroup, regionName } from "./named-group";

type Asked = Pick<FilingQuery, "region" | "kind">;

/** What a calendar is called, when its data were made, and the days in it. */
export type FilingCalendar = { name: string; at: string; days: CalendarDay[] };

/**
 * The deadlines of a year's reports and of all that follow, to those that are due next.
 * @param site the origin of the site, for addresses
 */
export async function filingCalendar(
  db: ReadDb,
  { region, kind }: Asked,
  year: number,
  site: string,
): Promise<FilingCalendar> {
  const place = regionName(await namedGroup(db, groupOf({ region, kind: kind ?? "towns" })));
  const last = Math.max(year, Number((db.version?.day ?? "").slice(0, 4)));
  const days: CalendarDay[] = [];
  for (let one = year; one <= last; one++) {
    const { deadlines } = await filingView(db, { region, kind, year: one });
    const url = `${site}${filingLink(printFiling({ ...plain, region, kind, year: one }))}`;
    const dates = new Map(deadlines.map(({ kind: whom, day }) => [`${whom}-${day}`, { whom, day }]));
    for (const [id, { whom, day }] of dates) {
      const those = deadlines.filter((due) => due.kind === whom && due.day === day);
      const agencies = those.reduce((sum, due) => sum + due.agencies, 0);
      days.push({
        uid: `${one}-${region === "" ? "all" : region}-${id}@filing.nianbaotong`,
        day,
        summary: `${one}年报公布期限：${place}${groupKinds[whom].zh}${agencies}个`,
        description: `${those.map(({ ground }) => ground).join("；")}。`,
        url,
      });
    }
  }
  const at = (await currentVersion(db))?.createdAt ?? "";
  return { name: `${place}年报公布期限`, at, days };
}

const plain = { state: null, years: false, v: null };

/** So many changes at most; the feed says so. */
const mostChanges = 100;

/**
 * What was published or changed, from version to version.
 * @param year null: of all years
 * @param site the origin of the site, for addresses
 */
export async function filingFeed(
  db: ReadDb,
  { region, kind }: Asked,
  year: number | null,
  site: string,
): Promise<Feed> {
  const changes: (FilingChange | PageChange)[] = [];
  for (const one of kind === null ? allKinds : [kind]) {
    const filers = filersOf({ region, kind: one });
    changes.push(...(await filingChanges(db, filers, year, mostChanges)));
    changes.push(...(await pageChanges(db, filers, year, mostChanges)));
  }
  // Each kind is in order already.
  changes.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.year - a.year));
  const latest = changes.slice(0, mostChanges);
  const version = await currentVersion(db);
  const place = regionName(await namedGroup(db, groupOf({ region, kind: kind ?? "towns" })));
  const whom = kind === null ? "" : groupKinds[kind].zh;
  const demo = latest.some((change) => change.demo) ? "（演示数据）" : "";
  const query = printFiling({ ...plain, region, kind, year });
  return {
    identity: ["filing", region, kind ?? "", String(year ?? "")],
    title: `${place}${whom}${year === null ? "" : `${year}年`}年报公布和变动${demo}`,
    subtitle: `新收录、更正和有变动的年报，和网页的变动、撤下，最近的在前，最多${mostChanges}条`,
    updated: latest[0]?.at ?? version?.createdAt ?? "",
    self: `${site}${filingLink(query, "atom")}`,
    page: `${site}${filingLink(query)}`,
    entries: latest.map((change) => ("seenAt" in change ? pageEntry(change, site) : entryOf(change, site))),
  };
}

function entryOf(change: FilingChange, site: string): FeedEntry {
  const { agencyKey, agencyName, year, scope, kind, publishedOn, file, version, at, demo } = change;
  const what = filingChangeText(kind);
  const whose = scope === "territory" ? `（${scopeNames[scope]}）` : "";
  return {
    identity: ["report", agencyKey, String(year), scope, file, kind],
    title: `${agencyName}${year}年报${whose}：${what}`,
    updated: at,
    link: `${site}${reportLink(agencyKey, year, scope)}`,
    summary: `${what}，公布日期${publishedOn ?? "未写明"}，数据版本${version}${demo ? "，演示数据" : ""}`,
    category: { term: kind, label: what },
  };
}

/** Leads to the agency: there may be no report. */
function pageEntry(change: PageChange, site: string): FeedEntry {
  const { agencyKey, agencyName, year, scope, kind, seenAt, version, at, demo } = change;
  const what = pageChangeText(kind);
  const whose = scope === "territory" ? `（${scopeNames[scope]}）` : "";
  const seen = seenAt === null ? "" : `，${shanghaiDay(seenAt)}见到`;
  return {
    identity: ["page", agencyKey, String(year), scope, kind, version],
    title: `${agencyName}${year}年报${whose}：${what}`,
    updated: at,
    link: `${site}${agencyLink(agencyKey)}`,
    summary: `${what}${seen}，数据版本${version}${demo ? "，演示数据" : ""}`,
    category: { term: kind, label: what },
  };
}
