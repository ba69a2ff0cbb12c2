import {
  agenciesLink,
  briefingLink,
  checksLink,
  codebookLink,
  compareLink,
  filingLink,
  importsLink,
  overviewLink,
  reportsLink,
} from "../view/addresses";

/** `with`: pages that have no place of their own in the frame, and are reached from this one. */
type MainPage = { href: string; name: string; with?: readonly string[] };

/** The main pages, in the order of the frame. */
export const mainPages = [
  { href: overviewLink(), name: "总览" },
  { href: filingLink(), name: "报送" },
  { href: checksLink(), name: "核查" },
  { href: compareLink(), name: "趋势与对比" },
  { href: agenciesLink(), name: "机构" },
  { href: reportsLink(), name: "报告", with: [importsLink()] },
  { href: codebookLink(), name: "口径" },
  { href: briefingLink(), name: "简报" },
] as const satisfies readonly MainPage[];
