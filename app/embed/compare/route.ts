import { z } from "zod";
import { database } from "@/app/database";
import { requestedView } from "@/app/requested-view";
import { currentVersion } from "@/db/queries/dataset-version";
import { exportedView } from "@/db/views/exported-view";
import { embedPage, embedRefusal } from "@/lib/export/embed-page";
import { originOfHeaders } from "@/lib/site/site-origin";
import { valuesOfQuery } from "@/lib/view/values-of-query";

const themes = z.enum(["light", "dark"]).default("light");

/** Any view for a frame on another site, under the query of its page; `theme` is light or dark. */
export async function GET(incoming: Request) {
  const { theme: given, ...query } = valuesOfQuery(new URL(incoming.url).searchParams);
  const theme = themes.safeParse(given);
  const { db, view, problems } = await requestedView(query);
  if (!theme.success) problems.push("theme可以是light、dark");
  const nonce = /'nonce-([^']+)'/.exec(incoming.headers.get("content-security-policy") ?? "")?.[1] ?? "";
  const options = { theme: theme.data ?? "light", nonce, site: originOfHeaders(incoming.headers) } as const;
  if (problems.length > 0) return page(embedRefusal(problems, options), 400);
  const latest = (await currentVersion(await database()))?.label ?? null;
  const newer = view.v === undefined || latest === view.v ? null : latest;
  return page(await embedPage(await exportedView(db, view), { ...options, newer }), 200);
}

function page(html: string, status: number): Response {
  return new Response(html, {
    status,
    headers: { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" },
  });
}
