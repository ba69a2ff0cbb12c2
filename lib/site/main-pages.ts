import {
  agenciesLink,
  briefingLink,
  checksLink,
  codebookLink,
  compareLink,
  filingLink,
  overviewLink,
  reportsLink,
} from "../view/addresses";
/** The main pages, in the order of the frame. */
export const mainPages = [
  { href: overviewLink(), name: "总览" },
  { href: filingLink(), name: "报送" },
  { href: checksLink(), name: "核查" },
  { href: compareLink(), name: "趋势与对比" },
  { href: agenciesLink(), name: "机构" },
  { href: reportsLink(), name: "报告" },
  { href: codebookLink(), name: "口径" },
  { href: briefingLink(), name: "简报" },
] as const;
