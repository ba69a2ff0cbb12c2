/** The main pages, in the order of the frame. */
export const mainPages = [
  { href: "/", name: "总览" },
  { href: "/compare", name: "趋势与对比" },
  { href: "/agencies", name: "机构" },
  { href: "/reports", name: "报告" },
  { href: "/codebook", name: "口径" },
  { href: "/briefing", name: "简报" },
] as const;
