import { outcomeGroups } from "@/lib/catalogue/requests";
import { sums } from "@/lib/catalogue/sums";

/** What a sentence can state of the year, the words for it, and the sums of cells that it may mean. */
export type Subject = {
  what: string;
  kind: "requests" | "carried" | "outcome" | "dispute";
  words: RegExp;
  readings: readonly (readonly string[])[];
};

const total = (row: string) => `requests.${row}.total`;
const outcome = (id: string) => sums.find((sum) => sum.id === `sum.${id}`)?.part ?? [];
const disputes = (route: string) => `disputes.${route}.total`;

const groups: Subject[] = outcomeGroups.map(({ id, zh }) => ({
  what: zh,
  kind: "outcome",
  words: new RegExp(id === "granted" ? "(?<!不)予以(?:全部)?公开" : zh),
  readings: [
    outcome(id),
    ...(id === "granted" ? [[...outcome(id), ...outcome("partial")]] : []),
    ...(id === "partial" ? [["y2014.requests.partial"]] : []),
  ],
}));

export const subjects: readonly Subject[] = [
  {
    what: "结转下年度",
    kind: "carried",
    words:
      /(?:结转|转)(?:至|到|入)?(?:下一?年度?|次年|明年|20\d\d年度?)(?:继续)?|(?:下一?年度?|次年)(?:继续)?(?:办理|结转)/,
    readings: [[total("carried_out")]],
  },
  {
    what: "上年结转",
    kind: "carried",
    words: /(?:上一?年度?|去年|20\d\d年度?)结转(?!至|到|下|入下)/,
    readings: [[total("carried_in")]],
  },
  {
    what: "新收",
    kind: "requests",
    words: /新收到?|收到|受理|接收|接到|公开申请(?:总?数量|总[数量])|公开申请(?=共)/,
    readings: [[total("received")], [total("received"), total("carried_in")], ["y2014.requests.received"]],
  },
  {
    what: "办结",
    kind: "requests",
    words: /办结|已?答复|办理完毕/,
    readings: [[total("closed")], ["y2014.requests.closed"], ["y2014.requests.replied"]],
  },
  ...groups,
  {
    what: "同意公开",
    kind: "outcome",
    words: /(?<!不)同意公开/,
    readings: [["y2014.requests.granted"]],
  },
  {
    what: "不同意公开",
    kind: "outcome",
    words: /不同意公开/,
    readings: [["y2014.requests.refused"]],
  },
  {
    what: "行政复议",
    kind: "dispute",
    words: /行政复议(?!申请)/,
    readings: [[disputes("review")], ["y2014.review.total"]],
  },
  {
    what: "行政诉讼",
    kind: "dispute",
    words: /行政诉讼/,
    readings: [
      [disputes("suit_direct"), disputes("suit_after_review")],
      [disputes("suit_direct")],
      [disputes("suit_after_review")],
      ["y2014.suit.total"],
    ],
  },
];
