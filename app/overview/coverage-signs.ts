/** What an agency did in a year, by a sign that needs no colour. */
export const coverageSigns = {
  accepted: { sign: "●", zh: "已公开，未发现问题" },
  flagged: { sign: "◐", zh: "已公开，有问题待核" },
  missing: { sign: "○", zh: "未报送" },
  not_valid: { sign: "", zh: "该年不存在或不须报送" },
} as const;
