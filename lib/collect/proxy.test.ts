import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createHttpsServer, type Server as HttpsServer } from "node:https";
import { type AddressInfo, connect } from "node:net";
import path from "node:path";
import tls, { type TLSSocket } from "node:tls";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { addressPolicy } from "./address-policy";
import { Fetcher, plainTerms, userAgent } from "./fetch-address";
import { environmentProxies, noProxy, proxyChoice } from "./proxy";
import { redirectTo, type TestSite, testSite } from "./test-site";

let site: TestSite;
let server: Server;
let proxy: URL;
const asked: { target: string; credentials: string | undefined }[] = [];
let refuses = false;

/** Opens what it is asked for, as forward proxies do, and notes it. */
beforeEach(async () => {
  site = await testSite();
  asked.length = 0;
  refuses = false;
  server = createServer((_, response) => response.writeHead(400).end());
  server.on("connect", ({ url = "", headers }, client) => {
    asked.push({ target: url, credentials: headers["proxy-authorization"] });
    if (refuses) return client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
    const [host, port] = url.split(":");
    const there = connect(Number(port), host, () => {
      client.write("HTTP/1.1 200 Connection established\r\n\r\n");
      there.pipe(client).pipe(there);
    });
    there.on("error", () => client.destroy());
    there.on("close", () => client.destroy());
    client.on("error", () => there.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  proxy = new URL(`http://who:p%40ss@127.0.0.1:${(server.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await site.close();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const unknown = { finalUrl: null, etag: null, lastModified: null };
const names: Record<string, string> = {
  "a.example": "127.0.0.1",
  "b.example": "127.0.0.1",
  "inner.example": "10.1.2.3",
};
const fetching = (choice = proxyChoice(proxy.href, {}), named = ["127.0.0.1"]) =>
  new Fetcher({
    ...plainTerms,
    ...{ policy: addressPolicy(named), agent: userAgent(null), pause: 0, proxy: choice },
    resolve: async (name) => (names[name] === undefined ? [] : [names[name]]),
  });

it("asks the proxy for the address that was checked, never for the name, robots.txt first", async () => {
  site.put("/a", "甲");
  const found = await fetching().fetch(`http://a.example:${site.port}/a`, unknown);
  expect(found).toMatchObject({ kind: "content", bytes: Buffer.from("甲") });
  expect(site.asked.map(({ path, headers }) => [path, headers.host])).toEqual(
    ["/robots.txt", "/a"].map((path) => [path, `a.example:${site.port}`]),
  );
  expect(asked).toEqual(
    [1, 2].map(() => ({
      target: `127.0.0.1:${site.port}`,
      credentials: `Basic ${Buffer.from("who:p@ss").toString("base64")}`,
    })),
  );
});

it("refuses private addresses, also behind a redirect, before the proxy is asked", async () => {
  site.put("/to", redirectTo("http://inner.example/"));
  const faults = [];
  for (const url of ["http://10.1.2.3/", "http://inner.example/", `http://a.example:${site.port}/to`])
    faults.push(await fetching().fetch(url, unknown));
  expect(faults).toMatchObject([1, 2, 3].map(() => ({ kind: "failed", fault: "private" })));
  expect(asked.every(({ target }) => target.startsWith("127.0.0.1:"))).toBe(true);
  expect(await fetching(undefined, []).fetch(`http://a.example:${site.port}/`, unknown)).toMatchObject({
    fault: "private",
  });
});

it("says that it was the proxy where that opens nothing", async () => {
  refuses = true;
  expect(await fetching().fetch(`http://a.example:${site.port}/a`, unknown)).toMatchObject({
    fault: "proxy",
  });
  expect(site.asked).toEqual([]);
});

describe("a secure site behind a proxy", () => {
  const certificate = readFileSync(path.join(import.meta.dirname, "fixtures/test-certificate.pem"));
  const named: (string | false | null)[] = [];
  let secure: HttpsServer;
  let port: number;
  beforeEach(async () => {
    named.length = 0;
    secure = createHttpsServer({ key: certificate, cert: certificate }, (request, response) => {
      named.push((request.socket as TLSSocket).servername);
      if (request.url === "/a") response.end("甲");
      else response.writeHead(404).end();
    });
    await new Promise<void>((listening) => secure.listen(0, "127.0.0.1", listening));
    port = (secure.address() as AddressInfo).port;
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    secure.closeAllConnections();
    await new Promise((closed) => secure.close(closed));
  });
  /** As if the system knew who issued the certificate of the site. */
  const trust = () => {
    const { createSecureContext } = tls;
    vi.spyOn(tls, "createSecureContext").mockImplementation((options) =>
      createSecureContext({ ...options, ca: certificate }),
    );
  };

  it("is asked under its name, though the proxy has its address alone", async () => {
    trust();
    const found = await fetching().fetch(`https://a.example:${port}/a`, unknown);
    expect(found).toMatchObject({ kind: "content", bytes: Buffer.from("甲") });
    expect(named).toEqual(["a.example", "a.example"]);
    expect(asked.map(({ target }) => target)).toEqual([1, 2].map(() => `127.0.0.1:${port}`));
  });

  it("is refused with a certificate that nobody known issued, or of another name", async () => {
    expect(await fetching().fetch(`https://a.example:${port}/a`, unknown)).toMatchObject({
      fault: "certificate",
    });
    trust();
    expect(await fetching().fetch(`https://b.example:${port}/a`, unknown)).toMatchObject({
      fault: "certificate",
    });
    expect(named).toEqual([]);
    expect(asked.length).toBeGreaterThan(1);
  });
});

it("goes directly where NO_PROXY names the host, and by the proxy of the scheme otherwise", () => {
  const choice = proxyChoice(null, {
    HTTPS_PROXY: "http://s.example:1",
    http_proxy: "http://p.example:2",
    NO_PROXY: "gov.example, .inner.example,b.example:8080",
  });
  const hostOf = (address: string) => choice(new URL(address))?.host ?? null;
  expect(
    [
      "https://a.example/",
      "http://a.example/",
      "https://gov.example/",
      "https://www.gov.example/",
      "https://notgov.example/",
      "http://x.inner.example/",
      "http://b.example:8080/",
      "http://b.example/",
    ].map(hostOf),
  ).toEqual(["s.example:1", "p.example:2", null, null, "s.example:1", null, null, "p.example:2"]);
  expect(proxyChoice(null, {})(new URL("http://a.example/"))).toBe(noProxy(new URL("http://a.example/")));
  expect(() => proxyChoice("socks5://who:secret@a.example", {})).toThrow(
    'no HTTP proxy: "socks5://a.example"',
  );
});

it("tells which proxies the environment names, without a password", () => {
  const [HTTPS_PROXY, http_proxy] = ["http://who:secret@s.example:3128", "http://p.example"];
  expect(environmentProxies({ HTTPS_PROXY, http_proxy, NO_PROXY: "a.cn" })).toBe(
    "https网址经过s.example:3128，http网址经过p.example，NO_PROXY所列的除外",
  );
  expect(environmentProxies({ HTTPS_PROXY })).toBe("https网址经过s.example:3128");
  expect(environmentProxies({ HTTPS_PROXY, NO_PROXY: "*" })).toBeNull();
  expect(environmentProxies({ NO_PROXY: "a.cn" })).toBeNull();
});

it("knows an IPv6 address in NO_PROXY bare, in brackets and however it is shortened", () => {
  const direct = (entries: string, address: string) =>
    proxyChoice("http://p.example:1", { NO_PROXY: entries })(new URL(address)) === null;
  for (const entry of [
    "2001:db8::1",
    "2001:DB8:0:0::1",
    "[2001:db8::1]",
    "[2001:0db8::1]:8080",
    "a.cn,2001:db8::1",
  ])
    expect(direct(entry, "http://[2001:db8::1]:8080/"), entry).toBe(true);
  for (const entry of [
    "::1",
    "2001:db8::2",
    "2001:db8::1:8080",
    "[2001:db8::1]:80",
    "fe80::1%eth0",
    "db8::1",
  ])
    expect(direct(entry, "http://[2001:db8::1]:8080/"), entry).toBe(false);
  expect(direct("::1", "http://[::1]/")).toBe(true);
});

it("prints no password of what is no proxy, however it is written", () => {
  for (const text of [
    "who:secret@a.example:8080",
    "socks5://who:se/cret@a.example",
    "https://who:p@ss@a.example",
    "http://who:100%25%@a.example",
  ])
    expect(() => proxyChoice(text, {})).toThrow(
      /^no HTTP proxy: "(socks5:\/\/|https?:\/\/)?a\.example(:8080)?"$/,
    );
});
