/** `https://host` as the reader reached this site, for codes and links that are used elsewhere. */
export function siteOrigin(headers: Pick<Headers, "get">): string {
  const host = headers.get("x-forwarded-host") ?? headers.get("host") ?? "localhost";
  const protocol = headers.get("x-forwarded-proto")?.split(",")[0] ?? "http";
  const origin = `${protocol}://${host}`;
  return URL.canParse(origin) && /^https?:\/\/[\w.:[\]-]+$/.test(origin) ? origin : "http://localhost";
}
