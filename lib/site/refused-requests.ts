import { isPathBelow, paths } from "../view/addresses";
import { longestBriefing } from "../view/briefing-list";

const longestQuery = 8_192;
/** With the words of the form's buttons: the whole list is in the address. Node reads 16 kB of a request's head. */
const longestBriefingForm = longestBriefing + 500;

export type AddressRefusal = { status: number; sentence: string };

/** Why an address cannot be answered at all, before any page sees it; null for all others. */
export function refusedAddress(path: string, query: string): AddressRefusal | null {
  if (!isReadable(path)) return { status: 400, sentence: "网址中的字符编码不正确，请检查后重新输入。" };
  if (path === paths.briefing || isPathBelow(path, paths.briefing))
    return query.length <= longestBriefingForm ? null : { status: 414, sentence: tooLongBriefing };
  if (query.length > longestQuery)
    return { status: 414, sentence: `网址中的条件超过${longestQuery}个字符，请减少机关或指标后再查看。` };
  return null;
}

const tooLongBriefing =
  "网址中的简报太长，没有保存。请用浏览器的“后退”回到上一页，缩短备注，或者把视图分成两份简报。";

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** What a reader may do with any address of the site: it changes nothing. */
const reading = ["GET", "HEAD"];

export type MethodAnswer = { status: number; sentence: string | null; headers: Record<string, string> };

/** What is answered to a request that does not read; null for one that does. */
export function refusedMethod(method: string, path: string): MethodAnswer | null {
  if (reading.includes(method)) return null;
  const allow = reading.join(", ");
  if (method === "OPTIONS") return { status: 204, sentence: null, headers: optionsOf(path, allow) };
  return { status: 405, sentence: "这个网址只供读取，只接受GET和HEAD。", headers: { Allow: allow } };
}

/** Scripts of other sites may read under /api, and nowhere else. */
function optionsOf(path: string, allow: string): Record<string, string> {
  const allowed = { Allow: `${allow}, OPTIONS` };
  if (!isPathBelow(path, paths.api)) return allowed;
  return {
    ...allowed,
    "Access-Control-Allow-Methods": allow,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
  };
}
