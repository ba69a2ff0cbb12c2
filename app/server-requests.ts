import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { databaseSentence } from "@/db/database-error";
import { damagedPage, failedPage, failurePage } from "@/lib/site/failure-page";

/** What is known of why a request failed: a sentence for who asked, or nothing. */
type Failure = { sentence: string | null };

const failures = new AsyncLocalStorage<Failure>();

/** Hears of an error that Next caught in a request, before Next answers it. */
export function noteFailure(error: unknown): void {
  const failure = failures.getStore();
  if (failure) failure.sentence ??= databaseSentence(error);
}

/**
 * Does to every request what nothing within Next can do: a page that fails is answered with one that can be read
 * without scripts. It goes on until what is returned is called.
 */
export function prepareRequests(): () => void {
  const prepare = (message: unknown) => {
    if (typeof message !== "object" || message === null) return;
    if (!("request" in message) || !("response" in message)) return;
    const { request, response } = message;
    if (!(request instanceof IncomingMessage) || !(response instanceof ServerResponse)) return;
    const failure: Failure = { sentence: null };
    failures.enterWith(failure);
    answerFailure(response, request.url ?? "/", failure);
  };
  subscribe("http.server.request.start", prepare);
  return () => void unsubscribe("http.server.request.start", prepare);
}

/** Puts words in place of what Next sends with status 500: a page that is empty without scripts, or nothing. */
function answerFailure(response: ServerResponse, address: string, failure: Failure): void {
  const { writeHead, write, end } = response;
  let words: string | null = null;
  response.writeHead = (status: number, ...given: unknown[]) => {
    if (status === 500) words = wordsOf(response, address, failure);
    const told = words !== null && failure.sentence !== null ? 503 : status;
    return Reflect.apply(writeHead, response, [told, ...given]);
  };
  const begin = () => {
    if (response.statusCode === 500 && !response.headersSent) response.writeHead(500);
  };
  response.write = (...given: unknown[]) => {
    begin();
    return words === null ? Reflect.apply(write, response, given) : true;
  };
  response.end = (...given: unknown[]) => {
    begin();
    return Reflect.apply(end, response, words === null ? given : [words]);
  };
}

/** What is said of a failure, with the headers for it; null where a route says it itself. */
function wordsOf(response: ServerResponse, address: string, { sentence }: Failure): string | null {
  const type = response.getHeader("Content-Type");
  const isPage = /^text\/html\b/.test(String(type));
  if (type !== undefined && !isPage) return null;
  const nonce = /'nonce-([^']+)'/.exec(String(response.getHeader("Content-Security-Policy")))?.[1];
  const words = isPage
    ? failurePage(sentence === null ? failedPage(address) : damagedPage(address, sentence), nonce ?? "")
    : `${sentence ?? "读取数据时出了错，库中的数据没有改动。请再试一次。"}\n`;
  response.setHeader("Cache-Control", "no-store");
  for (const name of ["Content-Encoding", "Transfer-Encoding", "ETag", "Link"]) response.removeHeader(name);
  if (!isPage) response.setHeader("Content-Type", "text/plain; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(words));
  return words;
}
