import http from "node:http";
import { isIPv6, type Socket } from "node:net";

/** Through which proxy an address is asked for; null: directly. */
export type ProxyChoice = (url: URL) => URL | null;

type Environment = Readonly<Record<string, string | undefined>>;

export const noProxy: ProxyChoice = () => null;

/**
 * The proxy that a run names, or those of the environment (HTTPS_PROXY, HTTP_PROXY, in either case), but for the hosts of
 * NO_PROXY. @throws RangeError that quotes what is no address of an HTTP proxy, without its password
 */
export function proxyChoice(named: string | null, environment: Environment): ProxyChoice {
  const forHttps = proxyUrl(named ?? settingOf(environment, "HTTPS_PROXY"));
  const forHttp = proxyUrl(named ?? settingOf(environment, "HTTP_PROXY"));
  const direct = directHosts(environment);
  return (url) => {
    if (direct.some((one) => isOf(url, one))) return null;
    return url.protocol === "https:" ? forHttps : forHttp;
  };
}

/**
 * `https网址经过s.example:1，http网址经过p.example:2，NO_PROXY所列的除外`: the proxies that a run takes from the
 * environment alone, without their passwords; null where there are none, or NO_PROXY names all hosts.
 */
export function environmentProxies(environment: Environment): string | null {
  const direct = directHosts(environment);
  const ways = (["https", "http"] as const).flatMap((scheme) => {
    const proxy = proxyUrl(settingOf(environment, `${scheme.toUpperCase()}_PROXY`));
    return proxy ? [`${scheme}网址经过${proxy.host}`] : [];
  });
  if (ways.length === 0 || direct.includes("*")) return null;
  return [...ways, ...(direct.length > 0 ? ["NO_PROXY所列的除外"] : [])].join("，");
}

const settingOf = (environment: Environment, name: string) =>
  environment[name.toLowerCase()] || environment[name] || "";

const directHosts = (environment: Environment) =>
  settingOf(environment, "NO_PROXY")
    .split(/[\s,]+/)
    .filter((one) => one !== "");

function proxyUrl(text: string): URL | null {
  if (text === "") return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "http:" || url.hostname === "" || credentialsOf(url) === null)
    throw new RangeError(`no HTTP proxy: "${text.replace(/^([a-z][a-z0-9+.-]*:\/\/)?.*@/is, "$1")}"`);
  return url;
}

/** `who:password`; null where a percent sign in it stands for nothing. */
function credentialsOf({ username, password }: URL): string | null {
  try {
    return [username, password].map(decodeURIComponent).join(":");
  } catch {
    return null;
  }
}

/** `*`, a host, `.a.cn` and `*.a.cn` for all below it as well, each with a port or without. */
function isOf({ hostname, port, protocol }: URL, entry: string): boolean {
  if (entry === "*") return true;
  const { host, ofPort } = entryParts(entry.toLowerCase());
  const usual = protocol === "https:" ? "443" : "80";
  if (ofPort !== undefined && ofPort !== (port || usual)) return false;
  return host !== "" && (hostname === host || hostname.endsWith(`.${host}`));
}

/** An IPv6 address, bare or in brackets, as a URL writes it; what follows the last colon of a bare one is no port. */
function entryParts(entry: string): { host: string; ofPort?: string | undefined } {
  if (isIPv6(entry)) return { host: inBrackets(entry) };
  const [, host = "", ofPort] = /^\*?\.?(.*?)(?::(\d+))?$/.exec(entry) ?? [];
  const address = /^\[(.*)\]$/.exec(host)?.[1] ?? "";
  return { host: isIPv6(address) ? inBrackets(address) : host, ofPort };
}

/** `[2001:db8::1]`, in the shortest form; with a zone, which no URL has, as it is. */
function inBrackets(address: string): string {
  const url = `http://[${address}]`;
  return URL.canParse(url) ? new URL(url).hostname : address;
}

/**
 * A connection through a proxy to an address that was checked: the proxy is given the address and not the name, so that
 * it cannot resolve it to another. Null where the proxy does not open it.
 */
export function tunnel(
  proxy: URL,
  address: string,
  port: number,
): { opened: Promise<Socket | null>; end(): void } {
  const target = `${address.includes(":") ? `[${address}]` : address}:${port}`;
  const credentials = credentialsOf(proxy) ?? ":";
  const request = http.request({
    host: proxy.hostname.replace(/^\[|\]$/g, ""),
    port: proxy.port || 80,
    method: "CONNECT",
    path: target,
    agent: false,
    headers: {
      host: target,
      ...(credentials === ":"
        ? {}
        : { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` }),
    },
  });
  const opened = new Promise<Socket | null>((settle) => {
    request.on("connect", ({ statusCode }, socket: Socket, head) => {
      // What a server says before it is asked is no answer.
      if (statusCode === 200 && head.length === 0) return settle(socket);
      socket.destroy();
      settle(null);
    });
    request.on("response", (response) => {
      response.destroy();
      settle(null);
    });
    request.on("error", () => settle(null));
    request.on("close", () => settle(null));
    request.end();
  });
  return { opened, end: () => request.destroy() };
}
