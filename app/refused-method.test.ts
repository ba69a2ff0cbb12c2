import { expect, it } from "vitest";
import { refusedMethod } from "./refused-method";

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
