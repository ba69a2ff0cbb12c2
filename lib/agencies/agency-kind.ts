import type { Scope } from "@/lib/catalogue/form-facts";

export const agencyKinds = ["government", "township", "subdistrict", "bureau"] as const;

/** What sort of agency reports: like is compared with like by it. */
export type AgencyKind = (typeof agencyKinds)[number];

export const agencyKindLabels: Readonly<Record<AgencyKind, string>> = {
  government: "政府",
  township: "乡镇",
  subdistrict: "街道",
  bureau: "部门",
};

/** Who is compared: one kind of agency, or the townships and subdistricts together (街镇). */
export const groupKinds = {
  towns: { zh: "街道、乡镇", kinds: ["township", "subdistrict"] },
  township: { zh: "乡镇", kinds: ["township"] },
  subdistrict: { zh: "街道", kinds: ["subdistrict"] },
  bureau: { zh: "部门", kinds: ["bureau"] },
  government: { zh: "政府", kinds: ["government"] },
} as const;
export type GroupKind = keyof typeof groupKinds;

/** The group that an agency of a kind is compared with; townships and subdistricts share one. */
export function groupOfKind(kind: string): GroupKind {
  if (kind === "bureau" || kind === "government") return kind;
  return "towns";
}

/** Whose figures a kind is compared by: governments file for their territory, all others for themselves. */
export function scopeOfKind(kind: string): Scope {
  return kind === "government" ? "territory" : "own";
}

const words = [
  ["all", "全部"],
  ["towns", "街镇"],
  ["township", "乡镇"],
  ["subdistrict", "街道"],
  ["bureau", "部门"],
  ["government", "政府"],
] as const satisfies [GroupKind | "all", string][];

/** The words for a kind of agencies, to tell whoever wrote another. */
export const kindWords = words.map(([, word]) => word).join("、");

/** The kind that a word or an id means; all where nothing is written, null for anything else. */
export function kindOfWord(text: string): GroupKind | "all" | null {
  const given = text.trim().toLowerCase();
  if (given === "") return "all";
  return words.find((names) => names.some((name) => name === given))?.[0] ?? null;
}
