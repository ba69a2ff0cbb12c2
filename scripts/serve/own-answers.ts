import { settings } from "@/lib/settings";
import { type FailureWords, failedPage, failurePage } from "@/lib/site/failure-page";
import type { RequestKind } from "@/lib/site/request-kind";
import { responseHeaders } from "@/lib/site/response-headers";
import { exportLink, paths } from "@/lib/view/addresses";
import { type Answer, memoryAnswer } from "./answer";

/** What the front server itself answers: refusals, each with what to do. */
type Asked = { path: string; query: string; kind: RequestKind };

const text = "text/plain; charset=utf-8";

/** A sentence, or none. */
export function plainAnswer(
  path: string,
  {
    status,
    sentence,
    headers = {},
  }: { status: number; sentence: string | null; headers?: Record<string, string> },
): Promise<Answer> {
  const type: Record<string, string> = sentence === null ? {} : { "content-type": text };
  return ownAnswer(path, status, { ...type, ...headers }, sentence ?? "", null);
}

export function healthAnswer(isReadable: boolean): Promise<Answer> {
  const body = JSON.stringify({ status: isReadable ? "ok" : "数据库不能读取" });
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return ownAnswer(paths.health, isReadable ? 200 : 503, headers, body, null);
}

export function tooManyRequests(asked: Asked, most: number, seconds: number): Promise<Answer> {
  return refusal(asked, 429, seconds, {
    title: "请求太多",
    sentences: [`从这个网络地址一分钟内请求了${most}次以上，请在${seconds}秒后再试。`],
    links: [again(asked)],
  });
}

export function busy(asked: Asked): Promise<Answer> {
  return refusal(asked, 503, 10, {
    title: "现在请求的人太多",
    sentences: ["排队等候的请求已满，这一个没有处理。请过十秒再试。"],
    links: [again(asked)],
  });
}

/** Kept for a while, as the next one would take the same. */
export async function tooMuchWork(asked: Asked): Promise<Answer> {
  const { path, query } = asked;
  const data =
    path === paths.compare ? [{ href: exportLink("csv", query.slice(1)), name: "下载数据（CSV）" }] : [];
  const answer = await refusal(asked, 503, 60, {
    title: "要计算的内容太多",
    sentences: [
      "计算超过了一次回答允许的时间，已经停止。",
      "请减少机关、指标或年份，或者选择较小的范围后再看。",
    ],
    links: data,
  });
  return { ...answer, isRefusal: true };
}

/** @param id under which the log says what happened */
export function failed({ path, query, kind }: Asked, id: string): Promise<Answer> {
  const page = failedPage(`${path}${query}`);
  const words = { ...page, sentences: [...page.sentences, `记录编号：${id}`] };
  return refusal({ path, query, kind }, 500, 0, words);
}

const again = ({ path, query }: Asked) => ({ href: `${path}${query}`, name: "再试一次" });

/** A page for who asked for a page, else its sentences. */
function refusal(
  { path, kind }: Asked,
  status: number,
  seconds: number,
  words: FailureWords,
): Promise<Answer> {
  const retry: Record<string, string> = seconds > 0 ? { "retry-after": String(seconds) } : {};
  const headers = { ...retry, "cache-control": "no-store" };
  const isPage = kind === "page" && !path.startsWith(`${paths.api}/`);
  if (!isPage)
    return ownAnswer(
      path,
      status,
      { ...headers, "content-type": text },
      `${words.sentences.join("\n")}\n`,
      null,
    );
  const nonce = crypto.randomUUID();
  const type = { "content-type": "text/html; charset=utf-8" };
  return ownAnswer(path, status, { ...headers, ...type }, failurePage(words, nonce), nonce);
}

function ownAnswer(
  path: string,
  status: number,
  headers: Record<string, string>,
  body: string,
  nonce: string | null,
): Promise<Answer> {
  const policy = responseHeaders(path, {
    nonce,
    embedAncestors: settings().EMBED_ANCESTORS,
    development: false,
  });
  const all = Object.entries({ ...policy, ...headers }).map(([name, value]) => [name.toLowerCase(), value]);
  return memoryAnswer(status, Object.fromEntries(all), Buffer.from(body, "utf8"));
}
