import { expect, it } from "vitest";
import { RecentResults, roughSize } from "./recent-results";

it("makes a result once and forgets the one not used longest", async () => {
  const made: string[] = [];
  const results = new RecentResults<string>(2 * (roughSize("a") + roughSize("a")));
  const get = (key: string) =>
    results.get(key, async () => {
      made.push(key);
      return key;
    });
  for (const key of ["a", "a", "b", "a", "c", "a", "b"]) expect(await get(key)).toBe(key);
  expect(made).toEqual(["a", "b", "c", "b"]);
});

it("makes what many ask for at the same time once", async () => {
  const results = new RecentResults<number>(1_000);
  let made = 0;
  const make = async () => ++made;
  expect(await Promise.all([1, 2, 3].map(() => results.get("a", make)))).toEqual([1, 1, 1]);
});

it("keeps nothing that is larger than its room, and answers all the same", async () => {
  const results = new RecentResults<string>(1_000);
  const large = "大".repeat(1_000);
  for (let time = 0; time < 2; time += 1) expect(await results.get("a", async () => large)).toBe(large);
});

it("remembers that there is nothing", async () => {
  const results = new RecentResults<null>(1_000);
  expect(await results.get("a", async () => null)).toBeNull();
  expect(await results.get("a", () => Promise.reject(new Error("asked again")))).toBeNull();
});

it("tries again after a failure", async () => {
  const results = new RecentResults<number>(1_000);
  await expect(results.get("a", () => Promise.reject(new Error("once")))).rejects.toThrow("once");
  expect(await results.get("a", async () => 1)).toBe(1);
});
