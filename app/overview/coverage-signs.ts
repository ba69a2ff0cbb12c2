import { missingReasons } from "@/lib/catalogue/cell";

/** What an agency did in a year, by a sign that needs no colour. */
export const coverageSigns = {
  accepted: { sign: "●", zh: "已公开，未发现问题" },
  flagged: { sign: "◐", zh: "已公开，有问题待核" },
  not_filed: { sign: "○", zh: missingReasons.not_filed.zh },
  not_due: { sign: "◌", zh: missingReasons.not_due.zh },
  not_collected: { sign: "·", zh: missingReasons.not_collected.zh },
  not_there: { sign: "", zh: "该年无此机关，或不须报送" },
} as const;
