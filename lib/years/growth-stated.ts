import { statementsBySentence } from "@/lib/ingest/prose/statement";
import { ownNames } from "@/lib/ingest/prose/statement-subjects";

/** What a sentence says of the number of requests against that of the year before. */
export type Growth = {
  /** The number of requests of the year, as the same sentence states it. */
  count: number;
  /** 1: more; −1: fewer. */
  direction: 1 | -1;
  amount: number;
  unit: "%" | "件";
  /** Decimals printed. */
  decimals: number;
  /** It says 约, 近, 余. */
  about: boolean;
  /** From the count to the amount, as printed. */
  words: string;
};

/** Words of which one stands in every text that states growth. */
export const growthWords = ["同比", "比上", "较上", "与上", "比去", "较去", "与去", "比20", "较20", "与20"];

const more = "增长|增加|上升|提高|增幅为?|增|多";
const fewer = "下降|减少|降低|下滑|回落|降幅为?|降|减|少";
const against = "同比|[比较与](?:上一?年度?|去年|(20\\d\\d)年度?)(?:同期)?(?:相比)?";
const amount = `(约|近)?(\\d{1,9}(?:\\.\\d{1,4})?)(余)?(%|件)`;
const pattern = new RegExp(
  `^件(?:政府信息公开|信息公开)?(?:申请)?[，、（(]?(?:${against})[，、]?(?:共|有所|总体|总量)?(${more}|${fewer})了?${amount}(?:[，、（(](?:同比)?(${more}|${fewer})了?${amount})?`,
);

/**
 * The growth that a text states right behind its own number of new requests: 收到申请36件，比上年增加6件，增长20%.
 * What is said of a part, of others or of another year than the last is no such statement, see `statementsBySentence`.
 */
export function growthStated(text: string, year: number, agency: string | null): Growth[] {
  const sentences = statementsBySentence(plainDigits(text), year, ownNames(agency));
  return sentences.flatMap(({ text: sentence, statements }) => {
    const counts = new Set(statements.flatMap(({ what, value }) => (what === "新收" ? [value] : [])));
    return [...counts].flatMap((count) => behind(sentence, count, year));
  });
}

/** Western digits and signs, numbers without separators, no blanks; what is compared stands in a clause of its own. */
const plainDigits = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/(?<=\d),(?=\d{3})/g, "")
    .replace(/[ \t\u3000]+/g, "")
    .replace(/,/g, "，")
    .replace(/件(?=同比|[比较与](?:上|去|20))/g, "件，");

function behind(sentence: string, count: number, year: number): Growth[] {
  const number = new RegExp(`(?<![\\d.])${count}(?=件)`, "g");
  return [...sentence.matchAll(number)].flatMap(({ index }) => {
    const found = pattern.exec(sentence.slice(index + String(count).length));
    if (!found || (found[1] !== undefined && Number(found[1]) !== year - 1)) return [];
    const words = `${count}${found[0]}`;
    return [found.slice(2, 7), found.slice(7, 12)].flatMap((part) => growthOf(part, count, words));
  });
}

function growthOf(
  [verb, before, digits, behindDigits, unit]: (string | undefined)[],
  count: number,
  words: string,
): Growth[] {
  if (verb === undefined || digits === undefined || (unit !== "%" && unit !== "件")) return [];
  return [
    {
      count,
      direction: new RegExp(`^(?:${more})$`).test(verb) ? 1 : -1,
      amount: Number(digits),
      unit,
      decimals: digits.split(".")[1]?.length ?? 0,
      about: before !== undefined || behindDigits !== undefined,
      words,
    },
  ];
}
