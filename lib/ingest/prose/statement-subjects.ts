import { townGovernments } from "@/lib/agencies/kind-of-name";
import { oneOf } from "@/lib/agencies/name-words";
import { disputeRoutes, suitsHeading } from "@/lib/catalogue/disputes";
import { sums } from "@/lib/catalogue/indicators";
import { outcomeGroups } from "@/lib/catalogue/requests";

/** What a sentence can state of the year, the words for it, and the sums of cells that it may mean. */
export type StatementSubject = {
  what: string;
  kind: "requests" | "carried" | "outcome" | "dispute";
  words: RegExp;
  readings: readonly (readonly string[])[];
};

const total = (row: string) => `requests.${row}.total`;
const outcome = (id: string) => sums.find((sum) => sum.id === `sum.${id}`)?.part ?? [];
const disputes = (route: string) => `disputes.${route}.total`;

const groups: StatementSubject[] = outcomeGroups.map(({ id, zh }) => ({
  what: zh,
  kind: "outcome",
  words: new RegExp(id === "granted" ? "(?<!不)予以(?:全部)?公开" : zh),
  readings: [
    outcome(id),
    ...(id === "granted" ? [[...outcome(id), ...outcome("partial")]] : []),
    ...(id === "partial" ? [["y2014.requests.partial"]] : []),
  ],
}));

export const subjects: readonly StatementSubject[] = [
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
    what: disputeRoutes[0].zh,
    kind: "dispute",
    words: /行政复议(?!申请)/,
    readings: [[disputes("review")], ["y2014.review.total"]],
  },
  {
    what: suitsHeading,
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

const part = /\p{Script=Han}{1,12}?(?:自治区|自治州|街道|委员会|省|市|区|县|镇|乡|局|委|办公室|院)/gu;
const seat = new RegExp(`${oneOf(townGovernments)}$`);
/** How an agency speaks of itself: 我镇, 全街道, 本局. */
const levels = new Map([
  ["街道", "街道|街"],
  ["委员会", "委"],
  ["办公室", "办"],
]);

/** Where the agency's name is not known. */
const ownWords = /[我本](?:机关|单位|街道|办事处|委员会|[省市区县镇乡局委厅办旗])(?:(?:人民)?政府)?/g;

/**
 * Writes the reporting agency, in all its forms (北宫镇, 丰台区北宫镇人民政府, 我镇, 镇政府), as 本机关, and the places
 * it lies in as 区, 市 or 省: any name left in a text is somebody else's, and so is 全区 in a town's report.
 */
export function ownNames(agency: string | null): (text: string) => string {
  if (agency === null) return (text) => text.replace(ownWords, "本机关");
  const parts = agency.replace(seat, "").match(part) ?? [];
  const own = parts.at(-1);
  if (own === undefined || own.length < 2) return (text) => text.replace(ownWords, "本机关");
  const places = parts.slice(0, -1);
  const kind = [...levels.keys()].find((suffix) => own.endsWith(suffix)) ?? own.slice(-1);
  const level = levels.get(kind) ?? kind;
  const itself = wordsForItself(level);
  return (text) => {
    let plain = text.replaceAll(agency, "本机关");
    for (const place of places) plain = plain.replaceAll(place, place.slice(-1));
    return plain
      .replaceAll(own, "本机关")
      .replace(/[省市区县]*本机关(?:人民政府|政府|办事处)?(?:里的|里)?/g, "本机关")
      .replace(itself, "本机关");
  };
}

const itselfByLevel = new Map<string, RegExp>();

/** Remembered: most agencies of a batch are of one of a few levels. */
function wordsForItself(level: string): RegExp {
  const words =
    itselfByLevel.get(level) ??
    new RegExp(
      `(?:我|本|全)(?:${level})(?:机关|(?:人民)?政府|办事处)?|(?:${level})(?:机关|(?:人民)?政府|办事处)|我(?:单位|机关)|本单位`,
      "g",
    );
  itselfByLevel.set(level, words);
  return words;
}
