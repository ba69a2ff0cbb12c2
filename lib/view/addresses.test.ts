import { describe, expect, it } from "vitest";
import {
  compareLink,
  originalLink,
  overviewLink,
  pageLink,
  reportLink,
  sourceLink,
} from "@/lib/view/addresses";

const at = { table: 3, row: 2, column: 1 };

describe("a link to a report", () => {
  it("names the scope of a report on a whole territory, and of its source and file", () => {
    expect(reportLink("990101", 2025, "territory")).toBe("/reports/990101/2025?scope=territory");
    expect(originalLink("990101", 2025, "territory")).toBe("/reports/990101/2025/original?scope=territory");
    expect(sourceLink("990101", 2025, "territory", { id: "requests.closed.total", at })).toBe(
      "/reports/990101/2025/source?scope=territory&cell=requests.closed.total#b3r2c1",
    );
  });

  it("leaves out the usual scope", () => {
    expect(reportLink("990101001", 2025, "own")).toBe("/reports/990101001/2025");
    expect(sourceLink("990101001", 2025, "own")).toBe("/reports/990101001/2025/source");
  });

  it("names one that was kept and never used by its id, and no version beside it", () => {
    const which = { unused: 7 };
    expect(reportLink("990101", 2025, "territory", which)).toBe(
      "/reports/990101/2025?scope=territory&unused=7",
    );
    expect(sourceLink("990101", 2025, "own", undefined, which)).toBe("/reports/990101/2025/source?unused=7");
  });

  it("encodes a key that holds what an address cannot", () => {
    expect(reportLink("某局?#", 2025, "own")).toBe("/reports/%E6%9F%90%E5%B1%80%3F%23/2025");
  });
});

it("a link without conditions has no question mark", () => {
  expect([overviewLink(), compareLink(""), compareLink("how=bar")]).toEqual([
    "/",
    "/compare",
    "/compare?how=bar",
  ]);
});

it("adds the page to an address behind what it asks and before its anchor, and leaves the first out", () => {
  expect(pageLink(compareLink("how=table"), 2)).toBe("/compare?how=table&page=2");
  expect(pageLink(`${overviewLink()}#coverage`, 3)).toBe("/?page=3#coverage");
  expect(pageLink(overviewLink("kind=bureau"), 1)).toBe("/?kind=bureau");
});
