import { expect, it } from "vitest";
import { FairQueue, QueueFull } from "./fair-queue";

const staying = new AbortController().signal;

/** A queue of one at once, with jobs that end when they are told. */
function begin(longest = 10) {
  const queue = new FairQueue(() => 1, longest);
  const order: string[] = [];
  const ends = new Map<string, () => void>();
  const run = (client: string, name: string, signal = staying) =>
    queue.run(client, signal, () => {
      order.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise(setImmediate);
  };
  return { queue, order, run, end };
}

it("serves clients in turn, however many jobs one of them has", async () => {
  const { order, run, end } = begin();
  const jobs = ["a1", "a2", "a3", "b1", "c1", "b2"].map((name) => run(name.slice(0, 1), name));
  for (const name of ["a1", "a2", "b1", "c1", "a3", "b2"]) await end(name);
  expect(order).toEqual(["a1", "a2", "b1", "c1", "a3", "b2"]);
  expect(await Promise.all(jobs)).toHaveLength(6);
});

it("refuses a job where too many wait", async () => {
  const { run, end } = begin(1);
  const [first, second] = [run("a", "a1"), run("b", "b1")];
  await expect(run("c", "c1")).rejects.toBeInstanceOf(QueueFull);
  await end("a1");
  await end("b1");
  expect(await Promise.all([first, second])).toEqual(["a1", "b1"]);
});

it("forgets a job whose client goes while it waits", async () => {
  const { order, run, end } = begin(2);
  const going = new AbortController();
  const [first, second, third] = [run("a", "a1"), run("b", "b1", going.signal), run("c", "c1")];
  going.abort(new Error("gone"));
  await expect(second).rejects.toThrow("gone");
  const fourth = run("d", "d1");
  for (const name of ["a1", "c1", "d1"]) await end(name);
  expect(await Promise.all([first, third, fourth])).toEqual(["a1", "c1", "d1"]);
  expect(order).not.toContain("b1");
});

it("goes on after a job that failed, and begins more where room comes", async () => {
  let atOnce = 0;
  const queue = new FairQueue(() => atOnce, 5);
  const failing = queue.run("a", staying, async () => {
    throw new Error("failed");
  });
  const next = queue.run("a", staying, async () => "next");
  atOnce = 1;
  queue.admit();
  await expect(failing).rejects.toThrow("failed");
  expect(await next).toBe("next");
});
