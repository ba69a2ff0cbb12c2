import { expect, it } from "vitest";
import { HostTurns } from "./host-turns";

it("never does two things at once for a host, and rests after each, also after one that failed", async () => {
  const slept: number[] = [];
  const turns = new HostTurns(7, async (milliseconds) => void slept.push(milliseconds));
  let busy = 0;
  const work = (fails: boolean) => async () => {
    busy += 1;
    expect(busy).toBe(1);
    await new Promise((wake) => setTimeout(wake, 5));
    busy -= 1;
    if (fails) throw new Error("no");
    return "done";
  };
  const results = await Promise.allSettled([false, true, false].map((fails) => turns.take("a", work(fails))));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(slept.slice(0, 2)).toEqual([7, 7]);
});

it("does not let one host wait for another, and rests as long as one asks", async () => {
  const slept: number[] = [];
  const turns = new HostTurns(1, async (milliseconds) => void slept.push(milliseconds));
  let release = () => {};
  const first = turns.take(
    "a",
    () =>
      new Promise<void>((resolve) => {
        release = resolve;
      }),
  );
  await turns.take("b", async () => undefined);
  release();
  await first;
  turns.ask("c", 30);
  await turns.take("c", async () => undefined);
  await new Promise((wake) => setTimeout(wake, 1));
  expect(slept).toContain(30);
});
