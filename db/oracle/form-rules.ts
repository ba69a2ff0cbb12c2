import type { ChartForm } from "@/lib/view/view";

/** What the oracle holds a chart form to. */
type FormRule = {
  /** Whether each member of a whole group is a line. */
  allMembers: boolean;
  /** Whether the form breaks are drawn. */
  breaks: boolean;
  /** What the sentence says where the lines are agencies. */
  sentence: "trend" | "ranking" | "change" | "pairs" | "funnel";
};

export const formRules: Record<ChartForm, FormRule> = {
  line: { allMembers: false, breaks: true, sentence: "trend" },
  bar: { allMembers: true, breaks: false, sentence: "ranking" },
  rank: { allMembers: true, breaks: false, sentence: "ranking" },
  funnel: { allMembers: true, breaks: false, sentence: "funnel" },
  grouped: { allMembers: false, breaks: true, sentence: "trend" },
  stacked: { allMembers: false, breaks: true, sentence: "trend" },
  share: { allMembers: false, breaks: true, sentence: "trend" },
  slope: { allMembers: true, breaks: true, sentence: "change" },
  heat: { allMembers: true, breaks: false, sentence: "ranking" },
  scatter: { allMembers: true, breaks: false, sentence: "pairs" },
  multiples: { allMembers: true, breaks: true, sentence: "change" },
  table: { allMembers: true, breaks: true, sentence: "trend" },
};
