import { type NextRequest, NextResponse } from "next/server";
import { type Refusal, refusedAddress } from "@/app/refused-address";
import { responseHeaders } from "@/app/response-headers";
import { settings } from "@/lib/settings";

/** Gives every response its security headers; Next finds the nonce for its scripts in the request's. */
export function proxy(request: NextRequest): NextResponse {
  const headers = responseHeaders(request.nextUrl.pathname, {
    nonce: crypto.randomUUID().replaceAll("-", ""),
    embedAncestors: settings().EMBED_ANCESTORS,
    development: process.env.NODE_ENV === "development",
  });
  const asked = new Headers(request.headers);
  const policy = headers["Content-Security-Policy"];
  if (policy) asked.set("Content-Security-Policy", policy);
  const refusal = refusedAddress(new URL(request.url).pathname, request.nextUrl.search);
  const response = refusal ? refused(refusal) : NextResponse.next({ request: { headers: asked } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function refused({ status, sentence }: Refusal): NextResponse {
  return new NextResponse(sentence, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
