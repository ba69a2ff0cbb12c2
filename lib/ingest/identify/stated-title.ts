import type { Token } from "../extract/token";
import { parseTitle, type Title } from "./title";

const longestStatement = 600;
const firstLines = 30;

const reportOf = String.raw`[^，。；、：,;:《》“”]{2,40}?20\d\d年(?:度)?政?(?:府|务)?信息公开[^，。；、：,;:《》“”（(]{0,8}报告`;
const announced = [
  /《([^》]{6,60})》/g,
  new RegExp(
    `(?:现(?:特|就)?(?:将)?(?:向社会)?(?:公布|发布|公开)?|向社会(?:公布|公开|发布)|编制(?:了|完成)?)(${reportOf})`,
    "g",
  ),
  new RegExp(`^(${reportOf})(?=[（(]以下|由|包括|共分|共包|全文|是|根据|依据|按照)`, "g"),
];
const isOfOthers = /通知|要求|做好|格式|编制|规定|办法|意见|国务院/;

/** The report that a sentence at the beginning announces as this one: agency and year. */
export function statedTitle(tokens: readonly Token[]): Title | null {
  for (const { text, mode } of tokens.slice(0, firstLines)) {
    if (mode !== "paragraph") continue;
    const line = text.replace(/[\s\u00a0\u3000]+/g, "").slice(0, longestStatement);
    for (const pattern of announced)
      for (const [, said = ""] of line.matchAll(pattern)) {
        const title = isOfOthers.test(said) ? null : parseTitle(said);
        if (title?.agency && title.year !== null) return title;
      }
  }
  return null;
}

const published =
  /(?:现(?:特|就)?(?:将|向社会)?(?:公布|发布|公开)?|向社会(?:公布|公开|发布))[^，。；：]{0,24}?(20\d\d)年(?:度)?政(?:府|务)信息公开[^，。；：]{0,8}报告/;

/** The year of the report that a sentence at the beginning publishes: 现将2021年…报告公布如下. */
export function publishedYear(tokens: readonly Token[]): number | null {
  for (const { text } of tokens.slice(0, firstLines)) {
    const year = /现|社会/.test(text) ? published.exec(text.replace(/\s/g, ""))?.[1] : undefined;
    if (year !== undefined) return Number(year);
  }
  return null;
}
