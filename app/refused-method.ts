import { isBelow, paths } from "@/lib/view/addresses";

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
  if (!isBelow(path, paths.api)) return allowed;
  return {
    ...allowed,
    "Access-Control-Allow-Methods": allow,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
  };
}
