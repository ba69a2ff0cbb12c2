import { expect, it } from "vitest";
import { exportFormats, isExportFormat } from "../export/export-formats";
import { exportLink } from "../view/addresses";
import { requestKind } from "./request-kind";

it("knows pages and single answers from files and parts of the site", () => {
  expect(["/", "/compare", "/embed/compare", "/api/oembed", "/no-such-page"].map(requestKind)).toEqual(
    Array(5).fill("page"),
  );
  expect(["/_next/static/a.js", "/embed/frame.js", "/icon.svg"].map(requestKind)).toEqual(
    Array(3).fill("asset"),
  );
  expect(requestKind("/healthz")).toBe("health");
  expect(requestKind("/reports/x/2021/original")).toBe("data");
  expect(requestKind("/briefing")).toBe("page");
  expect(requestKind("/briefing/docx")).toBe("document");
  expect(["/filing", "/filing/xlsx", "/filing/ics", "/filing/atom"].map(requestKind)).toEqual([
    "page",
    "document",
    "data",
    "data",
  ]);
  expect(requestKind("/correction/zip")).toBe("document");
  expect(["/totals", "/totals/xlsx"].map(requestKind)).toEqual(["page", "document"]);
});

it("counts every kind of file that a view leaves in where its making belongs", () => {
  for (const format of Object.keys(exportFormats).filter(isExportFormat)) {
    const { type, of } = exportFormats[format];
    const kind = requestKind(exportLink(format, "what=x").split("?")[0] ?? "");
    if (type.startsWith("image/")) expect(kind, format).toBe("picture");
    else if (of === "briefing") expect(kind, format).toBe("document");
    else expect(kind, format).toBe("data");
  }
});
