import { hostname, networkInterfaces } from "node:os";
import { type Settings, settings } from "../settings";

/** What a request says about how the site was reached; anybody can write anything into it. */
export type ReachedBy = { host: string | undefined; protocol: string | undefined };

/**
 * `https://host` of this site for codes and links that are used elsewhere: one of `SITE_URL`, the first where the
 * request names none of them; without that setting the request's own, if it names this machine.
 */
export function siteOrigin(
  { host, protocol }: ReachedBy,
  { SITE_URL, PORT }: Pick<Settings, "SITE_URL" | "PORT"> = settings(),
): string {
  const asked = `${protocol === "https" ? "https" : "http"}://${host}`;
  if (SITE_URL[0] !== undefined) return SITE_URL.find((site) => site === asked) ?? SITE_URL[0];
  const isHost = /^[\w.-]+(?::\d+)?$|^\[[\da-f:.]+\](?::\d+)?$/i.test(host ?? "") && URL.canParse(asked);
  return isHost && isThisMachine(new URL(asked).hostname) ? asked : `http://localhost:${PORT}`;
}

function isThisMachine(name: string): boolean {
  const bare = name.replace(/^\[|\]$/g, "");
  if (bare === "localhost" || bare === "::1" || /^127(?:\.\d+){3}$/.test(bare)) return true;
  return bare === hostname().toLowerCase() || ownAddresses().has(bare);
}

let addresses: { set: ReadonlySet<string>; until: number } | undefined;

/** Asked anew each minute: a machine may move to another network. */
function ownAddresses(): ReadonlySet<string> {
  if (addresses === undefined || addresses.until < Date.now()) {
    const all = Object.values(networkInterfaces()).flatMap((those) => those ?? []);
    addresses = { set: new Set(all.map(({ address }) => address)), until: Date.now() + 60_000 };
  }
  return addresses.set;
}

/** The same from the headers that a page gets. */
export const originOfHeaders = (headers: Pick<Headers, "get">): string =>
  siteOrigin({
    host: headers.get("host") ?? undefined,
    protocol: headers.get("x-forwarded-proto") ?? undefined,
  });
