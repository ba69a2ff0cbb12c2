import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { refusedAddress, refusedMethod } from "./refused-requests";

describe("an address that no page can answer", () => {
  it.each(["/%ff", "/agencies/%E4%B8", "/reports/%00/2021", "/agencies/%"])("%s is refused", (path) => {
    expect(refusedAddress(path, "")).toMatchObject({ status: 400 });
  });

  it("is refused for a query that no form of the site could have sent", () => {
    expect(refusedAddress("/compare", `?units=${"x".repeat(10_000)}`)?.status).toBe(414);
    expect(refusedAddress("/compare", `?units=${"x".repeat(4_000)}`)).toBeNull();
  });

  it("may be longer where it holds a whole briefing", () => {
    expect(refusedAddress("/briefing", `?item=${"x".repeat(12_000)}`)).toBeNull();
    expect(refusedAddress("/briefing/docx", `?item=${"x".repeat(12_000)}`)).toBeNull();
    expect(refusedAddress("/briefing", `?item=${"x".repeat(13_000)}`)?.status).toBe(414);
    expect(refusedAddress("/briefings", `?item=${"x".repeat(12_000)}`)?.status).toBe(414);
  });

  it("never is one that encodes a name", () => {
    const name = fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0"));
    fc.assert(
      fc.property(name, (text) => refusedAddress(`/agencies/${encodeURIComponent(text)}`, "") === null),
    );
  });
});

it("lets reading pass", () => {
  for (const method of ["GET", "HEAD"]) expect(refusedMethod(method, "/compare")).toBeNull();
});

it.each(["POST", "PUT", "DELETE", "PATCH", "NOT-TRACE", "PROPFIND", "get"])(
  "refuses %s and says what is allowed",
  (method) => {
    for (const path of ["/", "/export/csv", "/healthz", "/api/oembed", "/no-such-page"])
      expect(refusedMethod(method, path)).toMatchObject({ status: 405, headers: { Allow: "GET, HEAD" } });
  },
);

it("answers OPTIONS everywhere, and scripts of other sites under /api only", () => {
  expect(refusedMethod("OPTIONS", "/compare")).toEqual({
    status: 204,
    sentence: null,
    headers: { Allow: "GET, HEAD, OPTIONS" },
  });
  expect(refusedMethod("OPTIONS", "/api/oembed")?.headers).toMatchObject({
    Allow: "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Methods": "GET, HEAD",
  });
});
