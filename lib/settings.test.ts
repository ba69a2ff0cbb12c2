import { expect, it } from "vitest";
import { settings } from "./settings";

it("quotes a value that cannot be used, without the password of an address", () => {
  expect(() => settings({ PORT: "0" })).toThrow(/PORT的值“0”/);
  const of = (name: string, value: string) => () => settings({ [name]: value });
  expect(of("DATABASE_URL", "mysql://u:ge/he@im@db/nianbao")).toThrow("DATABASE_URL的值“…@db/nianbao”");
  expect(of("DATABASE_READ_URLS", "postgres://u:geheim@a/n u:geheim@b/n")).toThrow("的值“…@a/n …@b/n”");
});

it("reads the addresses of the site, and refuses one with a path", () => {
  const { SITE_URL } = settings({ SITE_URL: "https://nianbao.example/ http://10.1.2.3:3000" });
  expect(SITE_URL).toEqual(["https://nianbao.example", "http://10.1.2.3:3000"]);
  expect(() => settings({ SITE_URL: "https://portal.example/nianbao" })).toThrow("环境变量SITE_URL的值");
});

it("works with nothing set, and refuses numbers that mean nothing", () => {
  expect(settings({})).toMatchObject({
    HOST: "",
    SITE_URL: [],
    TRUSTED_PROXIES: ["loopback"],
    RATE_LIMIT: 120,
    PUBLISH_RANKS: "all",
  });
  for (const wrong of [
    { RATE_LIMIT: "-1" },
    { RATE_LIMIT: "many" },
    { WEB_PROCESSES: "0" },
    { PUBLISH_RANKS: "no" },
  ])
    expect(() => settings(wrong)).toThrow("不能使用");
});
