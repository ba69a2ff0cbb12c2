import type { ExportedList, ListKind } from "./list-files";

/** Two reports whose texts are alike, in words. */
export type LikePairLine = {
  agency: string;
  year: number;
  scope: string;
  otherAgency: string;
  otherYear: number;
  otherScope: string;
  /** Of the shorter text, in whole hundredths and never more than it is. */
  percent: number;
  message: string;
  /** The address of both beside each other. */
  address: string;
  agencyKey: string;
  otherKey: string;
};

export type ExportedLikePairs = ExportedList<LikePairLine>;

/** The pairs of 内容雷同 as files. */
export const likePairLists: ListKind<LikePairLine> = {
  name: "内容雷同",
  columns: [
    { zh: "机关", width: 18, of: ({ agency }) => agency },
    { zh: "年度", width: 8, of: ({ year }) => year, isYear: true },
    { zh: "口径", width: 10, of: ({ scope }) => scope },
    { zh: "另一机关", width: 18, of: ({ otherAgency }) => otherAgency },
    { zh: "另一年度", width: 10, of: ({ otherYear }) => otherYear, isYear: true },
    { zh: "另一口径", width: 10, of: ({ otherScope }) => otherScope },
    { zh: "占较短一份（%）", width: 17, of: ({ percent }) => percent },
    { zh: "说明", width: 60, of: ({ message }) => message },
    { zh: "对照地址", width: 40, of: ({ address }) => address },
    { zh: "机关代码", width: 18, of: ({ agencyKey }) => agencyKey },
    { zh: "另一机关代码", width: 18, of: ({ otherKey }) => otherKey },
  ],
  about: [
    ["含义", "只说明文字相同，不说明谁抄谁；同用一份材料、连年写同一件事也会相同"],
    [
      "不计的",
      "条例和表式的用语，许多机关都用的话，数字、地名、机关名称和标点；这样的文字不足150字的不判断，不足10个机关时不判断",
    ],
    ["先后", "每对列一次，年度较晚的在前，后一份称为另一机关、另一年度；同一年度的不分先后"],
  ],
};
