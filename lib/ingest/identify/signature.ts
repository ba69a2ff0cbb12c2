import type { Token } from "../extract/token";
import { isUnitName, type NamedUnit } from "./agency-beside-title";
import { dayAlone } from "./day";
import { neighbour, parseTitle } from "./title";

const day = /20\d\d\s*年|[二〇○零]{2,4}/;

/** The signature below the text, above its date or before it on the same line. */
export function signedUnit(tokens: readonly Token[]): NamedUnit | null {
  const end = endOfReport(tokens).map(({ text }) => text.replace(/\s/g, ""));
  for (const [index, line] of end.entries()) {
    const { unit } = signatureLine(line);
    const name = unit ?? (isUnitName(line) && day.test(end[index + 1] ?? "") ? line : null);
    if (name !== null) return { name, where: "落款" };
  }
  return null;
}

/** The unit before the day on a line, and the day, both as printed; the line itself where no unit is before it. */
export function signatureLine(line: string): { unit: string | null; day: string } {
  const at = line.search(/20\d\d\s*[年.-]|[二2][〇○零0]/);
  const unit = line.slice(0, Math.max(at, 0)).replace(/\s/g, "");
  const day = line.slice(Math.max(at, 0));
  return isUnitName(unit) && dayAlone(day) !== null ? { unit, day } : { unit: null, day: line };
}

const pageFoot =
  /版权所有|copyright|ICP备|网站标识码|网站地图|公网安备|技术支持|^\s*主办|^[\s【[]*(?:分享|打印|关闭|责任编辑|责编|扫一扫|返回)/i;
const footLines = 60;
const signatureLines = 9;

/** The last lines of a report, above the foot of the page it stands on and the links to other reports. */
export function endOfReport(tokens: readonly Token[]): Token[] {
  const last = tokens.slice(-footLines);
  const foot = last.findIndex(
    ({ text }, at) => text.length < 120 && (pageFoot.test(text) || (at > 0 && isLink(text))),
  );
  return last.slice(0, foot === -1 ? undefined : foot).slice(-signatureLines);
}

const isLink = (text: string) =>
  neighbour.test(text) || (parseTitle(text) !== null && !/^\s*附件/.test(text));
