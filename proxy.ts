import { type NextRequest, NextResponse } from "next/server";
import { isForPrograms, noData } from "@/app/no-data";
import { movedAddress, pageStatus } from "@/app/page-status";
import { settings } from "@/lib/settings";
import { failurePage } from "@/lib/site/failure-page";
import { refusedAddress, refusedMethod } from "@/lib/site/refused-requests";
import { responseHeaders } from "@/lib/site/response-headers";
import { valuesOfQuery } from "@/lib/view/values-of-query";

/**
 * Gives every response its security headers, and its status: Next lets no page set it. Next finds the nonce for its
 * scripts in the request's headers.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const path = request.nextUrl.pathname;
  const nonce = crypto.randomUUID().replaceAll("-", "");
  const headers = responseHeaders(path, {
    nonce,
    embedAncestors: settings().EMBED_ANCESTORS,
    development: process.env.NODE_ENV === "development",
  });
  const response =
    refused(request) ??
    (await withoutData(path, nonce)) ??
    (await moved(request)) ??
    (await passed(request, headers["Content-Security-Policy"]));
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

function refused(request: NextRequest): NextResponse | null {
  const { method, nextUrl } = request;
  const answer = refusedMethod(method, nextUrl.pathname);
  if (answer) return plain(answer.status, answer.sentence, answer.headers);
  const refusal = refusedAddress(new URL(request.url).pathname, nextUrl.search);
  return refusal && plain(refusal.status, refusal.sentence);
}

function plain(status: number, sentence: string | null, headers: Record<string, string> = {}): NextResponse {
  const type: Record<string, string> =
    sentence === null ? {} : { "Content-Type": "text/plain; charset=utf-8" };
  return new NextResponse(sentence, { status, headers: { ...type, ...headers } });
}

/** While there are no figures: a page that says so without scripts, or the words alone. */
async function withoutData(path: string, nonce: string): Promise<NextResponse | null> {
  const found = await noData(path);
  if (!found) return null;
  const { status, title, sentences } = found;
  const headers = { "Cache-Control": "no-store", ...(status === 503 ? { "Retry-After": "60" } : {}) };
  if (isForPrograms(path)) return plain(status, `${sentences.join("\n")}\n`, headers);
  const links = [{ href: path, name: "刷新" }];
  return new NextResponse(failurePage({ title, sentences, links }, nonce), {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", ...headers },
  });
}

/** To where an agency is today whose key has changed. */
async function moved({ nextUrl }: NextRequest): Promise<NextResponse | null> {
  try {
    const path = await movedAddress(nextUrl.pathname);
    return path === null ? null : NextResponse.redirect(new URL(`${path}${nextUrl.search}`, nextUrl), 308);
  } catch {
    // The page will meet the same failure, and reports it.
    return null;
  }
}

/** On to the page, or to the one that says there is none. */
async function passed(request: NextRequest, policy: string | undefined): Promise<NextResponse> {
  const headers = new Headers(request.headers);
  if (policy) headers.set("Content-Security-Policy", policy);
  const { nextUrl } = request;
  switch (await statusOf(request)) {
    case "answered":
      return NextResponse.next({ request: { headers } });
    case "wrong":
      return NextResponse.rewrite(nextUrl, { request: { headers }, status: 400 });
    case "missing":
      return NextResponse.rewrite(new URL("/_not-found", nextUrl), { request: { headers }, status: 404 });
  }
}

async function statusOf({ nextUrl }: NextRequest): Promise<Awaited<ReturnType<typeof pageStatus>>> {
  try {
    return await pageStatus(nextUrl.pathname, valuesOfQuery(nextUrl.searchParams));
  } catch {
    // The page will meet the same failure, and reports it.
    return "answered";
  }
}
