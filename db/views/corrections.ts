import { type GroupKind, groupKinds, groupOfKind, scopeOfKind } from "@/lib/agencies/agency-kind";
import { deadlineOf } from "@/lib/agencies/filing";
import { missingReasons } from "@/lib/catalogue/cell";
import { checks } from "@/lib/catalogue/checks";
import { scopeNames } from "@/lib/catalogue/form-facts";
import { printedPlace } from "@/lib/catalogue/printed-place";
import { verdictNames } from "@/lib/catalogue/verdicts";
import { numberText } from "@/lib/chart/number-text";
import { expectationOf } from "@/lib/checks/expectation-words";
import type { Correction, CorrectionItem } from "@/lib/export/correction/correction";
import type { ReadDb } from "../client";
import { findAgency } from "../queries/agency";
import { agencyNames } from "../queries/agency-rows";
import { declaredCollections } from "../queries/collections";
import { agencyPaths } from "../queries/corrections/agency-paths";
import { type CorrectionFinding, correctionFindings } from "../queries/corrections/correction-findings";
import { type CoverageCell, filingCoverage } from "../queries/coverage";
import { availableYears, currentVersion, demoAgencyKeys } from "../queries/dataset-version";
import { namedGroup, regionName } from "./named-group";

/** Whose lists are wanted. */
export type CorrectionRequest = {
  /** Key of a region; empty: everything. */
  region: string;
  /** Absent: all kinds. */
  kind?: GroupKind;
  /** Key of one agency, which goes before region and kind. */
  unit?: string;
  /** Absent: the latest of which there is a report. */
  year?: number | "all";
  /** ISO day until which to answer. */
  due?: string;
};

/** Units in one file at most. */
export const mostCorrectionUnits = 400;

/** `Correction`, or a sentence that says why there is none. */
export type CorrectionResult = { correction: Correction } | { status: 400 | 404; sentence: string };

/**
 * 整改单: what units have to correct or to explain in their reports, and which came late or not at all; the latter only
 * where the collection was declared complete. Units with nothing are left out.
 */
export async function corrections(db: ReadDb, request: CorrectionRequest): Promise<CorrectionResult> {
  const years = await availableYears(db);
  const version = await currentVersion(db);
  const latest = years.at(-1);
  const [first] = years;
  if (latest === undefined || first === undefined || !version)
    return { status: 404, sentence: "数据库里还没有报告。" };
  const year = request.year ?? latest;
  const span = year === "all" ? { from: first, to: latest } : { from: year, to: year };
  const asked = await askedUnits(db, request);
  if ("sentence" in asked) return asked;
  const items = new Map<string, CorrectionItem[]>();
  const add = (key: string, item: CorrectionItem) => items.set(key, [...(items.get(key) ?? []), item]);
  const order: string[] = [];
  const declared = await declaredCollections(db);
  for (const { region, kind } of asked.groups) {
    const rows = await filingCoverage(db, { region, kind, scope: scopeOfKind(kind) }, span);
    const own = rows.filter(({ agency }) => asked.only === null || agency.key === asked.only);
    const paths = await agencyPaths(
      db,
      own.map(({ agency }) => agency.key),
    );
    for (const { agency, cells } of own) {
      order.push(agency.key);
      for (const cell of [...cells].reverse()) {
        const filer = { path: paths.get(agency.key) ?? "", kind: agency.kind };
        const item = filingItem(cell, deadlineOf(filer, cell.year, declared));
        if (item) add(agency.key, item);
      }
    }
  }
  const units = [...new Set(asked.only === null ? order : [asked.only])];
  for (const finding of await correctionFindings(db, units, year === "all" ? null : year))
    add(finding.agencyKey, findingItem(finding));
  const concerned = units.filter((key) => items.has(key));
  const spanText = year === "all" ? "历年" : `${year}年`;
  if (concerned.length === 0)
    return {
      status: 404,
      sentence: `${asked.name}${spanText}没有需要整改的：没有待核、迟报或未报送的报告。`,
    };
  if (concerned.length > mostCorrectionUnits)
    return {
      status: 400,
      sentence: `${asked.name}有${concerned.length}个单位需要整改，一份文件最多${mostCorrectionUnits}个，请按地区、类别分开下载。`,
    };
  const names = await agencyNames(db, concerned);
  const demos = await demoAgencyKeys(db);
  return {
    correction: {
      ...{ name: asked.name, span: spanText, due: request.due ?? null },
      ...{ version: version.label, madeOn: db.version?.day ?? "" },
      demo: concerned.some((key) => demos.has(key)),
      sheets: concerned.map((key) => ({ unit: names.get(key) ?? key, items: items.get(key) ?? [] })),
    },
  };
}

type Asked = { groups: { region: string; kind: GroupKind }[]; only: string | null; name: string };

const allKinds = ["government", "towns", "bureau"] as const;

async function askedUnits(
  db: ReadDb,
  { region, kind, unit }: CorrectionRequest,
): Promise<Asked | { status: 404; sentence: string }> {
  if (unit !== undefined) {
    const found = await findAgency(db, unit);
    if (!found) return { status: 404, sentence: `没有机关“${unit}”。` };
    const { agency } = found;
    const own = { region: agency.parentKey ?? "", kind: groupOfKind(agency.kind) };
    return { groups: [own], only: agency.key, name: agency.shortName };
  }
  const facts = await namedGroup(db, { region, kind: kind ?? "towns", scope: scopeOfKind(kind ?? "towns") });
  if (region !== "" && facts.region === null) return { status: 404, sentence: `没有地区“${region}”。` };
  const kinds = kind === undefined ? allKinds : [kind];
  return {
    groups: kinds.map((one) => ({ region, kind: one })),
    only: null,
    name: `${regionName(facts)}${kind === undefined ? "" : groupKinds[kind].zh}`,
  };
}

/** A report that came late, or not at all. */
function filingItem(
  { year, state, late, firstPublishedOn }: CoverageCell,
  deadline: string,
): CorrectionItem | null {
  const common = { year, report: "", printed: [], expected: deadline, standing: "待核对" };
  if (state === "not_filed")
    return {
      ...common,
      subject: "未报送",
      problem: `没有收到${year}年报告，规定期限为${deadline}；该年的报告已声明收齐。`,
    };
  if (late !== true || firstPublishedOn === null) return null;
  const days = Math.round((Date.parse(firstPublishedOn) - Date.parse(deadline)) / 86_400_000);
  return {
    ...common,
    printed: [{ table: "首次公布日期", row: "", column: "", raw: firstPublishedOn }],
    subject: "迟报",
    problem: `${year}年报告首次公布于${firstPublishedOn}，规定期限为${deadline}，晚${days}天。`,
  };
}

function findingItem(finding: CorrectionFinding): CorrectionItem {
  const { year, scope, form, check, cells, expected, found, message, confirmed, printed } = finding;
  return {
    year,
    report: scope === "own" ? "" : scopeNames[scope],
    printed: printed.map(({ cell, raw, missing }) => ({
      ...printedPlace(form, cell),
      raw: raw.trim() === "" && missing !== null ? missingReasons[missing].zh : raw,
    })),
    expected: expected === null ? (expectationOf({ check, cells }) ?? "") : expectedText(expected, found),
    problem: message,
    subject: checks[check].zh,
    standing: confirmed ? verdictNames.confirmed : "待核对",
  };
}

/** What is compared may be a sum, which is printed nowhere: the words say no more than that it is compared. */
function expectedText(expected: number, found: number | null): string {
  return found === null
    ? `按核对应为${numberText(expected)}`
    : `按核对应为${numberText(expected)}，现为${numberText(found)}`;
}
