import type { CheckId } from "@/lib/catalogue/checks";
import { disputeCells } from "@/lib/catalogue/disputes";
import { applicants, requestCellId } from "@/lib/catalogue/requests";
import type { SpecimenCell } from "../figures";
import { inventedAgency, namesIn } from "./agencies";

/** What is done to a sound report. */
export type Damage =
  | { kind: "add"; to: Readonly<Record<string, number>> }
  | { kind: "set"; to: Readonly<Record<string, SpecimenCell>> }
  /** Row or table not printed at all. */
  | { kind: "leave-out"; cells: readonly string[] }
  /** The period sentence of another year. */
  | { kind: "period"; year: number }
  /** Another place's name in the prose, and never its own. */
  | { kind: "copied-prose"; place: string }
  | { kind: "claim-all-closed" }
  /** Growth of the new requests against the year before, in words. */
  | { kind: "claim-growth"; percent: number }
  /** Sentences of its own taken from an earlier report, its own or another's. */
  | { kind: "copied-text"; from: { key: string; year: number }; sections: readonly CopiedSection[] }
  | { kind: "copy-last-year" }
  /** A second, different report for the year. */
  | { kind: "second-report"; to: Readonly<Record<string, number>> }
  | { kind: "section"; section: "problems" | "other"; text: string };

export type CopiedSection = "general" | "problems";

export type PlantedError = {
  /** Key of the demonstration's agency. */
  key: string;
  /** As printed on the report. */
  agency: string;
  year: number;
  /** What a reader of this report has to find. */
  check: CheckId;
  /** What must fail with it: a sum that shares the cell. */
  also: readonly CheckId[];
  /** The cells that were changed. */
  cells: readonly string[];
  damage: Damage;
};

const row = (id: string) => applicants.map((applicant) => requestCellId(id, applicant.id));
const all = (cells: readonly string[], reason: "blank" | "slash" | "dash" | "text"): Damage => ({
  kind: "set",
  to: Object.fromEntries(cells.map((id) => [id, { kind: "missing", reason }])),
});
/** So many requests more, which all were granted: every sum of the report still holds. */
const granted = (count: number) => ({
  ...both("received", count),
  ...both("granted", count),
  ...both("closed", count),
});
const both = (id: string, value: number) => ({
  [requestCellId(id, "person")]: value,
  [requestCellId(id, "total")]: value,
});

function cellsOf(damage: Damage): readonly string[] {
  if ("to" in damage) return Object.keys(damage.to);
  if (damage.kind === "leave-out") return damage.cells;
  if (damage.kind === "claim-growth") return ["requests.received.total"];
  return damage.kind === "claim-all-closed" ? ["requests.carried_out.total"] : [];
}

const plant = (
  key: string,
  year: number,
  check: CheckId,
  damage: Damage,
  also: readonly CheckId[] = [],
): PlantedError => ({
  key,
  agency: namesIn(inventedAgency(key), year).printedName,
  year,
  check,
  also,
  cells: cellsOf(damage),
  damage,
});

const plantCopy = (
  key: string,
  year: number,
  from: { key: string; year: number },
  sections: readonly CopiedSection[],
) => plant(key, year, "same-text", { kind: "copied-text", from, sections });

/** Every fault in the demonstration; all other reports are sound. */
export const plantedErrors: readonly PlantedError[] = [
  plant("临溪区澄口镇", 2025, "balance", { kind: "add", to: both("received", 1) }),
  plant("澄湾市水务局", 2022, "balance", { kind: "add", to: both("received", 2) }),
  plant("临溪区石梓镇", 2023, "closed-sum", { kind: "add", to: both("granted", 1) }),
  plant("望岚区卫生健康局", 2021, "closed-sum", { kind: "add", to: both("granted", -1) }),
  plant("望岚区枫香驿镇", 2024, "applicant-sum", {
    kind: "add",
    to: { "requests.granted.person": 1, "requests.unavailable.not_held.person": -1 },
  }),
  plant("临溪区住房和城乡建设局", 2023, "dispute-sum", { kind: "add", to: { "disputes.review.total": 1 } }),
  plant("望岚区综合行政执法局", 2022, "integer", {
    kind: "add",
    to: { "disclosure.penalties.decisions": 0.5 },
  }),
  plant("望岚区鹤汀街道", 2023, "nonnegative", {
    kind: "set",
    to: { "disclosure.penalties.decisions": { kind: "number", value: -3 } },
  }),
  plant("临溪区云上畲族乡", 2021, "incomplete", all(["requests.closed.total"], "blank")),
  plant("望岚区淼泉镇", 2024, "incomplete", all(row("unprocessed.repeated"), "slash")),
  plant(
    "望岚区冷杉乡",
    2024,
    "incomplete",
    all(
      disputeCells.map(({ id }) => id),
      "dash",
    ),
  ),
  plant("望岚区雾灵垭乡", 2019, "incomplete", all(["disclosure.procurement.amount"], "text")),
  plant("临溪区七里汀镇", 2020, "incomplete", {
    kind: "leave-out",
    cells: row("unprocessed.publication"),
  }),
  plant("望岚区落雁滩镇", 2023, "incomplete", {
    kind: "leave-out",
    cells: disputeCells.map(({ id }) => id),
  }),
  plant(
    "临溪区喆溪镇",
    2022,
    "no-requests",
    { kind: "add", to: { ...both("granted", 1), ...both("closed", 1) } },
    ["balance"],
  ),
  plant("临溪区堃山镇", 2025, "rules-competence", {
    kind: "add",
    to: { "disclosure.rules.issued": 1, "disclosure.rules.in_force": 1 },
  }),
  plant("临溪区市场监督管理局", 2021, "rules-competence", {
    kind: "add",
    to: { "disclosure.rules.issued": 1, "disclosure.rules.repealed": 1 },
  }),
  plant("望岚区月亮湾瑶族乡", 2023, "identity", { kind: "period", year: 2022 }),
  plant("望岚区石磨沟镇", 2022, "identity", { kind: "copied-prose", place: "淼泉镇" }),
  plant("望岚区半山亭街道", 2022, "carry-over", {
    kind: "add",
    to: { ...both("carried_in", 1), ...both("received", -1) },
  }),
  plant("澄湾市公安局", 2025, "in-force", {
    kind: "add",
    to: { "disclosure.normative_documents.in_force": 2 },
  }),
  plant("临溪区柳桥巷街道", 2025, "copied-forward", { kind: "copy-last-year" }),
  plant("望岚区沉香渡镇", 2024, "all-closed", { kind: "claim-all-closed" }),
  plant("澄湾市自然资源和规划局", 2021, "all-closed", { kind: "claim-all-closed" }),
  plant("望岚区鹤汀街道", 2025, "pending", {
    kind: "add",
    to: { "disputes.review.upheld": -1, "disputes.review.total": -1 },
  }),
  plant("临溪区雁栖坪土家族苗族乡", 2025, "jump", { kind: "add", to: granted(40) }),
  plant("临溪区东篱街道", 2024, "unit-slip", {
    kind: "set",
    to: { "disclosure.fees.amount": { kind: "number", value: 24_900 } },
  }),
  plant("望岚区住房和城乡建设局", 2023, "growth", { kind: "claim-growth", percent: 85 }),
  plant("望岚区", 2024, "parent-sum", { kind: "add", to: granted(6) }),
  plant("望岚区听松街道", 2023, "duplicate", {
    kind: "second-report",
    to: { "disclosure.penalties.decisions": 10 },
  }),
  plant("望岚区教育局", 2020, "empty-section", { kind: "section", section: "problems", text: "无。" }),
  plant("澄湾市民政局", 2024, "fee-statement", {
    kind: "section",
    section: "other",
    text: "没有其他需要报告的事情。",
  }),
  plantCopy("临溪区石梓镇", 2025, { key: "临溪区澄口镇", year: 2024 }, ["problems"]),
  plantCopy("望岚区冷杉乡", 2025, { key: "望岚区枫香驿镇", year: 2024 }, ["problems"]),
  plantCopy("望岚区雾灵垭乡", 2025, { key: "望岚区枫香驿镇", year: 2024 }, ["problems"]),
  plantCopy("澄湾市民政局", 2025, { key: "澄湾市民政局", year: 2024 }, ["general", "problems"]),
];

export const plantedIn = (key: string, year: number): readonly PlantedError[] =>
  plantedErrors.filter((error) => error.key === key && error.year === year);
