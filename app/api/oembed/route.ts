import { z } from "zod";
import { requestedView } from "@/app/requested-view";
import { exportedView } from "@/db/views/exported-view";
import { frameCode } from "@/lib/export/share-code";
import { originOfHeaders } from "@/lib/site/site-origin";
import { paths } from "@/lib/view/addresses";
import { valuesOfQuery } from "@/lib/view/values-of-query";
import { printView } from "@/lib/view/view";

const size = z.coerce.number().int().min(100).max(4000).optional();
const asked = z.object({
  url: z.string().min(1).max(8000),
  format: z.string().default("json"),
  maxwidth: size,
  maxheight: size,
});
const usual = { width: 720, height: 520 };

/** oEmbed 1.0 for the address of any view: https://oembed.com/. */
export async function GET(incoming: Request) {
  const parsed = asked.safeParse(Object.fromEntries(new URL(incoming.url).searchParams));
  if (!parsed.success) return refused(400, ["须给出url，maxwidth、maxheight是100–4000的整数"]);
  const { url, format, maxwidth = usual.width, maxheight = usual.height } = parsed.data;
  if (format !== "json") return refused(501, ["只有format=json"]);
  const site = originOfHeaders(incoming.headers);
  if (!URL.canParse(url, site)) return refused(400, [`“${url}”不是网址`]);
  const address = new URL(url, site);
  const isView = [paths.compare, paths.embeddedView].some((path) => path === address.pathname);
  if (address.origin !== site || !isView)
    return refused(404, [`“${url}”不是本站图表的地址，应形如${site}${paths.compare}?what=…`]);
  const { theme, ...query } = valuesOfQuery(address.searchParams);
  const { db, view, problems } = await requestedView(query);
  if (problems.length > 0) return refused(400, problems);
  const exported = await exportedView(db, view);
  const dark = theme === "dark" ? "&theme=dark" : "";
  const source = `${site}${paths.embeddedView}?${printView(view)}${dark}`;
  const height = Math.min(usual.height, maxheight);
  const answer = {
    version: "1.0",
    type: "rich",
    title: exported.title,
    provider_name: "年报通",
    provider_url: site,
    width: Math.min(usual.width, maxwidth),
    height,
    html: frameCode(source, exported.title, site, height),
  };
  // It names the site as this reader reached it.
  return Response.json(answer, { headers: { "Cache-Control": "private, no-cache", Vary: "Host" } });
}

const refused = (status: number, problems: readonly string[]) => Response.json({ problems }, { status });
