export const agencyKinds = ["government", "township", "subdistrict", "bureau"] as const;

/** What sort of agency reports: like is compared with like by it. */
export type AgencyKind = (typeof agencyKinds)[number];

export const agencyKindLabels: Readonly<Record<AgencyKind, string>> = {
  government: "政府",
  township: "乡镇",
  subdistrict: "街道",
  bureau: "部门",
};
