import type { CellMissingReason, Form } from "@/lib/catalogue/cell";
import { cellById } from "@/lib/catalogue/cells";
import type { Indicator } from "@/lib/catalogue/indicators";
import type { PlainAgency, PlainReport } from "../test-database";

/** The same questions answered by plain loops over plain rows: what the queries are compared with in tests. */
export type PlainRows = { agencies: PlainAgency[]; reports: PlainReport[] };

export function plainMembers({ agencies, reports }: PlainRows, region: string, kinds: readonly string[]) {
  const below = (agency: PlainAgency): boolean => {
    if (region === "") return true;
    if (kinds.includes("bureau")) return agency.parentKey === region;
    const parent = agencies.find(({ key }) => key === agency.parentKey);
    return agency.parentKey === region || (parent !== undefined && below(parent));
  };
  return agencies
    .filter((agency) => kinds.includes(agency.kind ?? "township") && below(agency))
    .filter((agency) => agency.expected !== false || reports.some((report) => report.agency === agency.key));
}

export const plainValid = (agency: PlainAgency, year: number) =>
  (agency.validFrom ?? -Infinity) <= year && year <= (agency.validTo ?? Infinity);

export type PlainValue =
  | { kind: "value"; value: number; part: number; whole: number | null }
  | { kind: "missing"; reason: string; part: number | null; whole: number | null };

/** An indicator of one report, by the words of its definition. */
export function plainValue(indicator: Indicator, { form = "2021", cells = {} }: PlainReport): PlainValue {
  const ofForm = (ids: readonly string[]) => ids.filter((id) => formsOf(id).includes(form));
  const [part, whole, minus] = [ofForm(indicator.part), ofForm(indicator.whole), ofForm(indicator.minus)];
  const missing = (reason: string) => ({ kind: "missing" as const, reason, part: null, whole: null });
  if (part.length === 0 || (indicator.kind === "rate" && whole.length === 0)) return missing("not_in_form");
  const given = [...part, ...whole, ...minus].map((id) => cells[id]);
  const reasons = given.filter((figure): figure is CellMissingReason => typeof figure === "string").sort();
  if (reasons[0] !== undefined) return missing(reasons[0]);
  if (given.some((figure) => figure === undefined)) return missing("unreadable");
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + Number(cells[id]), 0);
  if (indicator.kind === "level") return { kind: "value", value: sum(part), part: sum(part), whole: null };
  const base = sum(whole) - sum(minus);
  if (base < 10) return { kind: "missing", reason: "no_base", part: sum(part), whole: base };
  return { kind: "value", value: sum(part) / base, part: sum(part), whole: base };
}

const formsOf = (id: string): readonly Form[] => cellById(id).forms;

export function plainQuartile(values: number[], share: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)];
  const high = sorted[Math.ceil(at)];
  return low === undefined || high === undefined ? null : low + (high - low) * (at % 1);
}
