import { expect, it } from "vitest";
import { briefingName, contentDisposition, fileName } from "./file-name";

const named = (what: string, whom = "甲区街道、乡镇", demo = false) =>
  fileName(
    { naming: { what, whom, when: "2019–2025年" }, version: "2026-01-31.2", demo } as Parameters<
      typeof fileName
    >[0],
    "xlsx",
  );

it("names a file by indicator, group, years and version", () => {
  expect(named("新收申请")).toBe("新收申请_甲区街道、乡镇_2019–2025年_2026-01-31.2.xlsx");
  expect(named("新收申请", "甲区", true)).toContain("_演示数据_");
});

it("leaves out what Windows refuses, and never grows too long or empty", () => {
  expect(named('a<b>:"/\\|?*\t\u202exe. ')).toBe("a-b-xe_甲区街道、乡镇_2019–2025年_2026-01-31.2.xlsx");
  expect(named("..")).toMatch(/^未命名_/);
  expect([...named("长".repeat(300), "长".repeat(300))].length).toBeLessThan(130);
});

it("names a briefing by its title, and by every version in it once", () => {
  const item = (version: string, demo = false) => ({ view: { version, demo }, title: null, note: null });
  const name = (title: string, ...items: ReturnType<typeof item>[]) =>
    briefingName({ title, items } as Parameters<typeof briefingName>[0], "docx");
  expect(name("一季度简报", item("2026-01-31.2"), item("2026-01-31.2"))).toBe("一季度简报_2026-01-31.2.docx");
  expect(name("a/b", item("2026-01-31.2"), item("2025-01-31.1", true))).toBe(
    "a-b_演示数据_2026-01-31.2-2025-01-31.1.docx",
  );
});

it("gives the name to browsers in full and in plain letters", () => {
  expect(contentDisposition("新收'(1)*.tidy.csv")).toBe(
    `attachment; filename="nianbaotong.tidy.csv"; filename*=UTF-8''%E6%96%B0%E6%94%B6%27%281%29%2A.tidy.csv`,
  );
});
