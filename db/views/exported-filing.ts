import { agencyKindLabels, groupKinds } from "@/lib/agencies/agency-kind";
import { filingFacets } from "@/lib/agencies/filing-state";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import type { ExportedFiling, ExportedFilingRow } from "@/lib/export/filing/exported-filing";
import { amendmentTexts, filingText, unjudgedGrounds } from "@/lib/sentence/filing-phrases";
import { differenceNote } from "@/lib/sentence/phrases";
import { filingLink } from "@/lib/view/addresses";
import { type FilingQuery, printFiling } from "@/lib/view/filing-query";
import type { ReadDb } from "../client";
import { currentVersion, demoAgencyKeys } from "../queries/dataset-version";
import type { FilingRow } from "../queries/filing";
import { groupOf } from "../queries/group";
import { type FilingFigures, filingFigures, filingIndicator, filingView, narrowed } from "./filing-view";
import { namedGroup, regionName } from "./named-group";

/**
 * Who has filed, with all that has to go with it into a file.
 * @param site the origin of the site, for the address
 */
export async function exportedFiling(db: ReadDb, asked: FilingQuery, site: string): Promise<ExportedFiling> {
  const { region, kind, year, state } = asked;
  const view = await filingView(db, { region, kind, year });
  const version = await currentVersion(db);
  const demos = await demoAgencyKeys(db);
  const place = regionName(await namedGroup(db, groupOf({ region, kind: kind ?? "towns" }), year));
  const whom = kind === null ? "街道乡镇、部门、政府" : groupKinds[kind].zh;
  const rows: ExportedFilingRow[] = [];
  for (const group of narrowed(view.groups, state)) {
    const keys = group.rows.map(({ agency }) => agency.key);
    const figures = await filingFigures(db, keys, group.scope, year);
    for (const row of group.rows) rows.push(exportedRow(row, figures.get(row.agency.key)));
  }
  return {
    title: `${place}${kind === null ? "" : groupKinds[kind].zh}${year}年报报送情况`,
    sentences: view.groups.map(({ sentence }) => sentence),
    filters: [
      `范围：${place}`,
      `单位：${whom}`,
      `年度：${year}年`,
      `状态：${state === null ? "全部" : filingFacets[state].zh}，${rows.length}个机关`,
    ],
    address: `${site}${filingLink(printFiling({ ...asked, years: false, v: version?.label ?? null }))}`,
    version: version?.label ?? "没有数据",
    madeOn: version ? shanghaiDay(version.createdAt) : "",
    demo: rows.some(({ key }) => demos.has(key)),
    year,
    rows,
    totals: view.groups.map(({ name, rows: owed, counts }) => ({ name, owed: owed.length, counts })),
    deadlines: view.deadlines.map(({ kind: one, day, ground, agencies }) => ({
      whom: `${groupKinds[one].zh}${agencies}个`,
      day,
      ground,
    })),
    reminders: [
      ...view.reminders.map(({ name, agencies, text }) => ({ name: `${name}${agencies}个`, text })),
      ...view.unjudged.map(({ kind: one, state: unjudged, names }) => ({
        name: `${groupKinds[one].zh}${filingFacets[unjudged].zh}${names.length}个`,
        text: `${unjudgedGrounds[unjudged]}，不列入催报：${names.join("、")}`,
      })),
    ],
  };
}

function exportedRow(row: FilingRow, figures: FilingFigures | undefined): ExportedFilingRow {
  const { agency, state, deadline } = row;
  const isFiled = state === "filed" || state === "late";
  const change = figures?.now?.change;
  const day = (published: string | null) => (isFiled ? (published ?? "未写明") : "");
  return {
    key: agency.key,
    name: agency.shortName,
    parent: agency.parentName ?? "",
    kind: agency.kind === "unknown" ? "" : agencyKindLabels[agency.kind],
    state: filingText(row),
    amended: amendmentTexts(row).join("，"),
    firstPublishedOn: day(row.firstPublishedOn),
    publishedOn: day(row.publishedOn),
    deadline: deadline.day,
    daysLate: row.daysLate,
    findings: isFiled ? row.findings : null,
    received: figures?.now,
    before: figures?.before,
    change:
      change && change.refused === null ? differenceNote(filingIndicator, change.before, change.now) : "",
  };
}
