import type { AgencyRegister } from "@/lib/agencies/registered-agency";
import { type AgencyResolution, resolveAgency, resolveCode } from "@/lib/agencies/resolve-agency";
import { checks } from "@/lib/catalogue/checks";
import { shanghaiDay } from "@/lib/catalogue/shanghai-day";
import { statusOf } from "./check/check-report";
import type { Declaration } from "./declarations/manifest";
import type { FinishedOutcome, FinishedReading, Problem, Refusal, RefusalReason } from "./reading";

/** A report whose agency has been looked up. */
export type ResolvedReport = FinishedReading & { agency: string; resolution: AgencyResolution };

/**
 * Looks the agency up and settles what depends on it: scope, and whether rules may be made. What was declared is
 * followed before what the file states as data, and that before the printed name, for which folder names, metadata
 * and the first lines are witnesses. Where the declared agency is not the printed one, that is a problem.
 * @param today in China, YYYY-MM-DD: a report on a year to come is refused, a day to come is not taken
 */
export function resolveReport(
  outcome: FinishedOutcome,
  register: AgencyRegister,
  filePath: string,
  declared: Declaration = {},
  today: string = shanghaiDay(new Date()),
): ResolvedReport | Refusal {
  if (outcome.status === "refused") return outcome;
  const thisYear = Number(today.slice(0, 4));
  if (outcome.year > thisYear)
    return {
      status: "refused",
      reason: `的年份是${outcome.year}年，而今年是${thisYear}年，不可能已有这一年的报告，未入库；请核对标题`,
    };
  const whose = whoseReport(outcome, register, filePath, declared.agency);
  if ("reason" in whose) return { status: "refused", reason: whose.reason };
  const { resolution } = whose;
  const published = declared.publishedOn ?? outcome.publishedOn;
  const isFuture = published !== null && published > today;
  const problems = [
    ...outcome.problems,
    ...whose.problems,
    ...unknownAgency(resolution),
    ...rulesCompetence(outcome, resolution),
    ...(isFuture ? [publishedInFuture(published)] : []),
  ];
  return {
    ...outcome,
    agency: whose.agency,
    resolution,
    problems,
    scope: outcome.stated?.scope ?? resolution.scope,
    status: statusOf(problems),
    publishedOn: isFuture ? null : published,
    ...(declared.sourceUrl === undefined ? {} : { sourceUrl: declared.sourceUrl }),
  };
}

type Whose =
  | { agency: string; resolution: AgencyResolution; problems: Problem[] }
  | { reason: RefusalReason };

function whoseReport(
  reading: FinishedReading,
  register: AgencyRegister,
  filePath: string,
  declared: string | undefined,
): Whose {
  const { agency, year, stated } = reading;
  const printed =
    agency === null ? null : resolveAgency(register, agency, witnessesOf(reading, filePath), year);
  const code = stated?.agencyCode ?? null;
  if (declared === undefined) {
    const coded = code === null ? undefined : resolveCode(register, code, reading.scope, year);
    const resolution = coded ?? printed;
    if (agency === null || resolution === null)
      return {
        reason: "的标题和文件名中都没有机关名称，无法确定是谁的报告，未入库；请在文件名中写明机关和年度",
      };
    const isOther = coded !== undefined && printed !== null && printed.kind !== "unknown";
    const problems = isOther && nameOf(printed) !== nameOf(coded) ? [otherCode(agency, code, coded)] : [];
    return { agency: agency === code ? nameOf(resolution) : agency, resolution, problems };
  }
  const scope = printed?.scope ?? reading.scope;
  const resolution = /^\d+$/.test(declared)
    ? resolveCode(register, declared, scope, year)
    : resolveAgency(register, declared, [], year);
  if (resolution === undefined || resolution.kind === "unknown")
    return { reason: `的机关指定为“${declared}”，名录中没有这个代码或全称，未入库；请核对指定的机关` };
  const same = printed === null || printed.kind === "unknown" || nameOf(printed) === nameOf(resolution);
  const message = `文件写的机关是“${agency}”，导入时指定为“${nameOf(resolution)}”；按指定的采用。`;
  return {
    agency: agency ?? nameOf(resolution),
    resolution,
    problems: same ? [] : [{ check: "identity", severity: "error", cells: [], message }],
  };
}

function otherCode(agency: string, code: string | null, coded: AgencyResolution): Problem {
  const message = `文件写的机关是“${agency}”，而代码${code}是“${nameOf(coded)}”；按代码采用，请核对。`;
  return { check: "identity", severity: "error", cells: [], message };
}

/** A day that has not come is a slip, and must not put a report before its correction. */
const publishedInFuture = (day: string): Problem => ({
  check: "identity",
  severity: "warning",
  cells: [],
  message: `公布日期${day}还没有到，未采用。`,
});

const nameOf = (resolution: AgencyResolution): string =>
  resolution.kind === "registered" ? resolution.agency.name : resolution.name;

function witnessesOf(reading: FinishedReading, filePath: string): string[] {
  const folders = filePath.split(/[\\/]/).slice(-4, -1);
  return [...folders.filter((name) => name !== ""), ...reading.document.witnesses];
}

function unknownAgency(resolution: AgencyResolution): Problem[] {
  if (resolution.kind !== "unknown") return [];
  const { severity } = checks["unknown-agency"];
  return [
    {
      check: "unknown-agency",
      severity,
      cells: [],
      message: `机关“${resolution.name}”待认定：${resolution.why}。`,
    },
  ];
}

/** Rules are made by provinces and cities with districts only; a county or anything below cannot have any. */
function rulesCompetence(reading: FinishedReading, resolution: AgencyResolution): Problem[] {
  if (!isBelowCity(resolution)) return [];
  return [...reading.cells].flatMap(([id, cell]): Problem[] =>
    id.startsWith("disclosure.rules.") && cell.kind === "number" && cell.value > 0
      ? [
          {
            check: "rules-competence",
            severity: checks["rules-competence"].severity,
            cells: [id],
            message: `规章填报${cell.value}件，而该机关无权制定规章，可能误将规范性文件填在此行。`,
            expected: 0,
            found: cell.value,
          },
        ]
      : [],
  );
}

function isBelowCity(resolution: AgencyResolution): boolean {
  if (resolution.kind === "unknown") return false;
  const { kind, code, parentCode } =
    resolution.kind === "registered"
      ? resolution.agency
      : resolution.kind === "division"
        ? { kind: resolution.agencyKind, code: resolution.code, parentCode: resolution.parentCode }
        : { kind: "bureau" as const, code: null, parentCode: resolution.parentCode };
  if (kind === "township" || kind === "subdistrict") return true;
  const place = kind === "bureau" ? parentCode : code;
  return place !== null && /^\d{6}$/.test(place) && !place.endsWith("00");
}

/** The division code of the agency, null where it has none of its own or is not known. */
export function codeOf(resolution: AgencyResolution): string | null {
  if (resolution.kind === "division") return resolution.code;
  return resolution.kind === "registered" ? resolution.agency.code : null;
}
