import { z } from "zod";
import { originalOf } from "@/db/queries/reports/report-source";
import { scopes } from "@/lib/catalogue/form-facts";
import { reportAt } from "../report-request";

const request = z.object({
  agency: z.string().max(300),
  year: z.coerce.number().int().min(2000).max(2100),
  scope: z.enum(scopes).catch("own"),
  v: z.string().max(40),
});

/** The file as it came, always as a download: what strangers wrote is never shown by our own address. */
export async function GET(
  incoming: Request,
  { params }: { params: Promise<{ agency: string; year: string }> },
) {
  const asked = new URL(incoming.url).searchParams;
  const scope = asked.get("scope") ?? "own";
  const parsed = request.safeParse({ ...(await params), scope, v: asked.get("v") ?? "" });
  const found = parsed.success
    ? await reportAt(parsed.data.agency, parsed.data.year, parsed.data.scope, parsed.data.v)
    : null;
  const original = found ? await originalOf(found.db, found.report.id) : null;
  if (!original) return new Response("没有这份报告的原件。", { status: 404 });
  if (original.bytes === null) return new Response("库中的原件已损坏，请管理员用备份恢复。", { status: 503 });
  const name = original.name.split("/").at(-1) ?? "report";
  return new Response(new Uint8Array(original.bytes), {
    headers: {
      "content-type": "application/octet-stream",
      "content-disposition": `attachment; filename="report"; filename*=UTF-8''${rfc6266(name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    },
  });
}

const rfc6266 = (name: string) =>
  encodeURIComponent(name.replace(/\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu, "")).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
