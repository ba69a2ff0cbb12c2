import type { AgencyRegister } from "@/lib/agencies/registered-agency";
import { type AgencyResolution, resolveAgency } from "@/lib/agencies/resolve-agency";
import { checks } from "@/lib/catalogue/checks";
import { statusOf } from "./check/check-report";
import type { Problem, ReadOutcome, Refusal, ReportReading } from "./reading";

/** A report whose agency has been looked up. */
export type SettledReport = ReportReading & { agency: string; resolution: AgencyResolution };

/**
 * Looks the printed agency up, with folder names, metadata and the first lines as witnesses, and settles what
 * depends on it: scope, and whether rules may be made.
 */
export function settle(
  outcome: ReadOutcome,
  register: AgencyRegister,
  filePath: string,
): SettledReport | Refusal {
  if (outcome.status === "refused") return outcome;
  const { agency } = outcome;
  if (agency === null)
    return {
      status: "refused",
      reason: "的标题和文件名中都没有机关名称，无法确定是谁的报告，未入库；请在文件名中写明机关和年度",
    };
  const resolution = resolveAgency(register, agency, witnessesOf(outcome, filePath), outcome.year);
  const problems = [
    ...outcome.problems,
    ...unknownAgency(resolution),
    ...rulesCompetence(outcome, resolution),
  ];
  const scope = resolution.kind === "unknown" ? outcome.scope : resolution.scope;
  return { ...outcome, agency, resolution, problems, scope, status: statusOf(problems) };
}

function witnessesOf(reading: ReportReading, filePath: string): string[] {
  const folders = filePath.split(/[\\/]/).slice(-4, -1);
  const metadata = reading.document.metadata.map(({ value }) => value);
  const firstLines = reading.document.blocks
    .slice(0, 12)
    .map((block) => (block.kind === "paragraph" ? block.text.slice(0, 200) : ""));
  return [...folders, ...metadata, ...firstLines].filter((text) => text !== "");
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
function rulesCompetence(reading: ReportReading, resolution: AgencyResolution): Problem[] {
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
