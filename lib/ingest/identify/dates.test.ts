import { afterEach, expect, it, vi } from "vitest";
import { tidyKey } from "../structured/tidy-columns";
import { isReportYear } from "./dates";

afterEach(() => void vi.useRealTimers());

it("does not ask what day it is", () => {
  const found = ["1999-01-01", "2026-01-31", "2080-12-31"].map((day) => {
    vi.useFakeTimers({ now: new Date(day) });
    const years = [2007, 2008, 2025, 2030, 2049, 2050, 2099].filter(isReportYear);
    return [years, tidyKey("北宫镇", "2030", "")];
  });
  expect(found).toEqual(
    Array(3).fill([[2008, 2025, 2030, 2049], { agency: "北宫镇", year: 2030, scope: "own" }]),
  );
});
