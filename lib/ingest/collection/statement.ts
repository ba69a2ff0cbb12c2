import type { GroupKind } from "@/lib/view/view";

/** What somebody says of the reports of a region: that all are here, until when they were due, or both. */
export type CollectionStatement = {
  /** Code or whole name of the region, which may be a single agency. */
  region: string;
  kind: GroupKind | "all";
  /** The years of the reports; those of the imported ones, or every one so far. */
  years: readonly number[] | "imported" | "every";
  complete?: boolean;
  /** The local deadline, as `MM-DD` of the year after, or an ISO day. */
  deadline?: string;
};

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
