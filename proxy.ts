import { type NextRequest, NextResponse } from "next/server";
import { isMalformedView } from "@/app/malformed-view";
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
  const response = refusal ? refused(refusal) : passed(request, asked);
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** On to the page. It says what is wrong with a malformed view, which a page cannot put into its status. */
function passed(request: NextRequest, headers: Headers): NextResponse {
  const { pathname, searchParams } = request.nextUrl;
  if (!isMalformedView(pathname, searchParams)) return NextResponse.next({ request: { headers } });
  return NextResponse.rewrite(request.nextUrl, { request: { headers }, status: 400 });
}

function refused({ status, sentence }: Refusal): NextResponse {
  return new NextResponse(sentence, { status, headers: { "Content-Type": "text/plain; charset=utf-8" } });
}
