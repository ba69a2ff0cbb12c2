import type { Duplex } from "node:stream";
import { refusedMethod } from "@/lib/site/refused-requests";

/** Answers what is no request that Node can read: a method that it does not know, or a head that is too long. */
export function answerUnreadable(error: Error, socket: Duplex): void {
  const code = "code" in error ? String(error.code) : "";
  if (!socket.writable || code === "ECONNRESET") {
    socket.destroy();
    return;
  }
  const method = refusedMethod("UNKNOWN", "/");
  if (code === "HPE_INVALID_METHOD" && method)
    socket.end(responseText(method.status, method.sentence ?? "", { ...method.headers }));
  else if (code === "HPE_HEADER_OVERFLOW")
    socket.end(responseText(431, "请求的网址或信息太长，请减少条件。"));
  else if (code === "ERR_HTTP_REQUEST_TIMEOUT") socket.end(responseText(408, "请求没有在规定的时间内发完。"));
  else socket.end(responseText(400, "请求的格式不正确。"));
}

function responseText(status: number, sentence: string, headers: Record<string, string> = {}): string {
  const own = {
    ...headers,
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Length": Buffer.byteLength(sentence),
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    Connection: "close",
  };
  const lines = Object.entries(own).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${reasons[status] ?? ""}`, ...lines, "", sentence].join("\r\n");
}

const reasons: Readonly<Record<number, string>> = {
  400: "Bad Request",
  405: "Method Not Allowed",
  408: "Request Timeout",
  431: "Request Header Fields Too Large",
};
