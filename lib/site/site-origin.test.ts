import { hostname, networkInterfaces } from "node:os";
import { expect, it } from "vitest";
import { siteOrigin } from "./site-origin";

const unset = { SITE_URL: [], PORT: 3000 };
const set = { SITE_URL: ["https://nianbao.example", "http://10.1.2.3:3000"], PORT: 3000 };
const http = (host: string | undefined) => ({ host, protocol: "http" });

it("is the first of the setting, or the one that the request names", () => {
  expect(siteOrigin(http("10.1.2.3:3000"), set)).toBe("http://10.1.2.3:3000");
  expect(siteOrigin({ host: "nianbao.example", protocol: "https" }, set)).toBe("https://nianbao.example");
  for (const host of ["evil.example", "localhost:3000", "nianbao.example", undefined])
    expect(siteOrigin(http(host), set)).toBe("https://nianbao.example");
});

it("is without a setting what the request names, if that is this machine", () => {
  const own = Object.values(networkInterfaces()).flatMap((those) => those ?? []);
  const hosts = own.filter(({ family }) => family === "IPv4").map(({ address }) => address);
  for (const host of ["localhost:8080", "127.0.0.1:3000", "[::1]:3000", hostname().toLowerCase(), ...hosts])
    expect(siteOrigin(http(host), unset)).toBe(`http://${host}`);
  expect(siteOrigin({ host: "localhost", protocol: "https" }, unset)).toBe("https://localhost");
});

it.each([
  "evil.example",
  "localhost.evil.example",
  "127.0.0.1.evil.example",
  "localhost@evil.example",
  "evil.example/localhost",
  'localhost"><script>',
  "203.0.113.9:3000",
  "[::ffff:203.0.113.9]",
  "",
  undefined,
])("is never what a request makes up: %s", (host) => {
  expect(siteOrigin(http(host), unset)).toBe("http://localhost:3000");
});
