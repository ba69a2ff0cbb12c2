import { expect, it } from "vitest";
import { parseRobots } from "./robots";

const allows = (text: string, path: string) => parseRobots(text, "nianbaotong").allows(path);
const all = (...lines: string[]) => ["User-agent: *", ...lines].join("\n");

it.each([
  ["", "/a", true],
  [all("Disallow: /"), "/a", false],
  [all("Disallow: /"), "/robots.txt", true],
  [all("Disallow:"), "/a", true],
  [all("Disallow: /zwgk/"), "/zwgk/nb.html", false],
  [all("Disallow: /zwgk/"), "/zwgk", true],
  [all("Disallow: /zwgk", "Allow: /zwgk/nb"), "/zwgk/nb/1.html", true],
  [all("Allow: /zwgk/nb", "Disallow: /zwgk"), "/zwgk/gs.html", false],
  [all("Disallow: /page", "Allow: /page"), "/page", true],
  [all("Disallow: /*.pdf$"), "/files/a.pdf", false],
  [all("Disallow: /*.pdf$"), "/files/a.pdf?x=1", true],
  [all("Disallow: /a*b*c"), "/axxbyyc/d", false],
  [all("Disallow: /a*b*c"), "/axxcyyb", true],
  [all("Disallow: /a$"), "/a", false],
  [all("Disallow: /a$"), "/ab", true],
  [all("Disallow: /a*a$"), "/a", true],
  [all("Disallow: /年报"), "/%E5%B9%B4%E6%8A%A5/1", false],
  [all("Disallow: /%e5%b9%b4"), "/%E5%B9%B4%E6%8A%A5", false],
  [all("disallow : /x # not here"), "/x", false],
  ["\ufeffUser-Agent: *\r\nDisallow: /x\r\n", "/x", false],
  ["Disallow: /x", "/x", true],
])("reads %j for %s", (text, path, expected) => expect(allows(text, path)).toBe(expected));

it("heeds the groups that name it, all of them, and then not those of everybody", () => {
  const text = [
    ...["User-agent: *", "Disallow: /"],
    ...["User-agent: other", "User-agent: NianBaoTong/9.9", "Disallow: /a"],
    ...["User-agent: nianbaotong", "Disallow: /b"],
  ].join("\n");
  expect(["/a", "/b", "/c"].map((path) => allows(text, path))).toEqual([false, false, true]);
});

it("hears how long a site wants it to wait", () => {
  expect(parseRobots(all("Crawl-delay: 10"), "nianbaotong").delay).toBe(10);
  expect(parseRobots(all("Crawl-delay: soon"), "nianbaotong").delay).toBeNull();
});

it("is not slowed down by a pattern of stars", () => {
  const text = all(`Disallow: /${"*a".repeat(900)}b`);
  const started = performance.now();
  expect(allows(text, `/${"a".repeat(5000)}`)).toBe(true);
  expect(performance.now() - started).toBeLessThan(500);
});
