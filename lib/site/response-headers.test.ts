import { describe, expect, it } from "vitest";
import { responseHeaders } from "./response-headers";

const policy = { nonce: "abc", embedAncestors: "https://portal.example", development: false };
const csp = (path: string) => responseHeaders(path, policy)["Content-Security-Policy"] ?? "";
const pages = [
  "/",
  "/filing",
  "/totals",
  "/compare",
  "/agencies/110106",
  "/reports",
  "/codebook",
  "/briefing",
  "/no-such-page",
  "/embedded",
];

describe("the headers of a response", () => {
  it.each([...pages, "/embed/x", "/api/v1/series", "/reports/a/2024/original", "/_next/static/a.js"])(
    "%s may not be sniffed",
    (path) => {
      expect(responseHeaders(path, policy)).toMatchObject({
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
      });
    },
  );

  it.each(pages)("%s runs only scripts with the nonce and is framed by nobody", (path) => {
    expect(csp(path)).toContain("script-src 'self' 'nonce-abc';");
    expect(csp(path)).toContain("frame-ancestors 'none'");
    expect(csp(path)).not.toMatch(/unsafe-(inline|eval)/);
  });

  it("lets the named origins frame /embed alone", () => {
    expect(csp("/embed/trend")).toContain("frame-ancestors 'self' https://portal.example");
  });

  it("lets neither data nor originals run anything", () => {
    for (const path of [
      "/api/v1/series",
      "/reports/a/2024/original",
      "/export/csv",
      "/briefing/docx",
      "/filing/atom",
      "/totals/docx",
    ])
      expect(csp(path)).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  });
});
