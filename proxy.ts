import { type NextRequest, NextResponse } from "next/server";
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
  const response = NextResponse.next({ request: { headers: asked } });
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
