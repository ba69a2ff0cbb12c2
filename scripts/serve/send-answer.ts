import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { matchesTag } from "@/lib/site/entity-tag";
import type { Answer } from "./answer";
import { MemoryBody } from "./body";

/** Sends an answer as its reader can take it: packed, without its body, or that he has it already. */
export async function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  { status, headers, body, gzip }: Answer,
): Promise<void> {
  const packed = gzip !== null && takesGzip(request);
  const said: Record<string, string> = { ...headers };
  // The same content in another form has a tag that says so.
  if (packed && headers.etag?.startsWith('"')) said.etag = `W/${headers.etag}`;
  // What a request brings along is not read.
  if (hasBody(request)) said.connection = "close";
  if (status === 200 && said.etag !== undefined && matchesTag(request.headers["if-none-match"], said.etag)) {
    response.writeHead(304, withoutContent(said)).end();
    return;
  }
  const sent = packed ? gzip : body;
  if (packed) said["content-encoding"] = "gzip";
  if (status !== 204) said["content-length"] = String(sent.size);
  response.writeHead(status, said);
  if (request.method === "HEAD" || sent.size === 0) response.end();
  else if (sent instanceof MemoryBody) response.end(sent.bytes);
  else await pipeline(Readable.from(sent.read()), response);
}

function withoutContent(headers: Readonly<Record<string, string>>): Record<string, string> {
  const isKept = (name: string) => !name.startsWith("content-") || name === "content-security-policy";
  return Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name)));
}

const takesGzip = ({ headers }: IncomingMessage) =>
  /\b(?:x-)?gzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(String(headers["accept-encoding"] ?? ""));

const hasBody = ({ headers }: IncomingMessage) =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
