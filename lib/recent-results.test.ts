import { expect, it } from "vitest";
import { RecentResults } from "./recent-results";

it("makes a result once and forgets the one not used longest", async () => {
  const made: string[] = [];
  const results = new RecentResults<string>(2);
  const get = (key: string) =>
    results.get(key, async () => {
      made.push(key);
      return key;
    });
  for (const key of ["a", "a", "b", "a", "c", "a", "b"]) expect(await get(key)).toBe(key);
  expect(made).toEqual(["a", "b", "c", "b"]);
});

it("tries again after a failure", async () => {
  const results = new RecentResults<number>(2);
  await expect(results.get("a", () => Promise.reject(new Error("once")))).rejects.toThrow("once");
  expect(await results.get("a", async () => 1)).toBe(1);
});
