import { expect, it } from "vitest";
import { HeavyAddresses } from "./heavy-addresses";

const names = (count: number) => Array.from({ length: count }, (_, number) => `a${number}`).join(",");

it("knows a view of many agencies and indicators by its address", () => {
  const heavy = new HeavyAddresses();
  expect(heavy.has("/compare", `?units=${names(40)}&what=${names(12)}`)).toBe(true);
  expect(heavy.has("/compare", `?units=${names(6)}&what=${names(2)}`)).toBe(false);
  expect(heavy.has("/", "")).toBe(false);
});

it("remembers what was much work", () => {
  const heavy = new HeavyAddresses();
  heavy.note("/", "?region=1", 299);
  expect(heavy.has("/", "?region=1")).toBe(false);
  heavy.note("/", "?region=1", 300);
  expect(heavy.has("/", "?region=1")).toBe(true);
  expect(heavy.has("/", "")).toBe(false);
});
