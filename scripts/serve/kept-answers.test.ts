import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, it, vi } from "vitest";
import { type Answer, memoryAnswer } from "./answer";
import { type Demand, KeptAnswers } from "./kept-answers";

const page = (text: string, status = 200) =>
  memoryAnswer(status, { "content-type": "text/plain" }, Buffer.from(text));
const staying = new AbortController().signal;
const always = async () => true;

/** A making that ends when it is told. */
function making() {
  let finish: (answer: Promise<Answer>) => void = () => undefined;
  const make = vi.fn((_: Demand) => new Promise<Answer>((resolve) => (finish = resolve)));
  return { make, finish: (answer: Promise<Answer>) => finish(answer) };
}

it("makes an answer once, for who asks meanwhile and for who asks later", async () => {
  const kept = new KeptAnswers();
  const { make, finish } = making();
  const asked = [1, 2, 3].map(() => kept.get("k", 1, staying, make, always));
  finish(page("a"));
  const answers = await Promise.all(asked);
  await nextTurn();
  expect(new Set([...answers, await kept.get("k", 1, staying, make, always)]).size).toBe(1);
  expect(make).toHaveBeenCalledTimes(1);
});

it("keeps neither a failure nor what was made while another version came", async () => {
  const kept = new KeptAnswers();
  const make = vi.fn(() => page("a", 500));
  for (let time = 0; time < 2; time++) {
    await kept.get("k", 1, staying, make, always);
    await nextTurn();
  }
  expect(make).toHaveBeenCalledTimes(2);
  const other = vi.fn(() => page("a"));
  for (let time = 0; time < 2; time++) {
    await kept.get("l", 1, staying, other, async () => false);
    await nextTurn();
  }
  expect(other).toHaveBeenCalledTimes(2);
  const failing = vi.fn(() => Promise.reject(new Error("failed")));
  for (let time = 0; time < 2; time++)
    await expect(kept.get("m", 1, staying, failing, always)).rejects.toThrow("failed");
  expect(failing).toHaveBeenCalledTimes(2);
});

it("forgets the pages of another database, and keeps the parts of the site", async () => {
  const kept = new KeptAnswers();
  const make = vi.fn(() => page("a"));
  for (let time = 0; time < 2; time++) {
    await kept.get("/", 1, staying, make, always);
    await kept.get("/a.js", null, staying, make, always);
    await nextTurn();
    kept.clear();
  }
  expect(make).toHaveBeenCalledTimes(3);
});

it("sends the page of the version before while the next is made, for a while and no longer", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const kept = new KeptAnswers();
  await kept.get("/", 1, staying, () => page("old"), always);
  await nextTurn();
  const { make, finish } = making();
  kept.goOn();
  const text = async (version: number, how = make) =>
    String(
      Buffer.concat([
        ...((await kept.get("/", version, staying, how, always)).body.read() as Iterable<Buffer>),
      ]),
    );
  expect([await text(2), await text(2)]).toEqual(["old", "old"]);
  expect(make).toHaveBeenCalledTimes(1);
  expect(make.mock.calls[0]?.[0].isWanted()).toBe(true);
  finish(page("new"));
  await vi.waitFor(async () => expect(await text(2)).toBe("new"));
  vi.advanceTimersByTime(31_000);
  const third = making();
  const waiting = text(3, third.make);
  third.finish(page("third"));
  expect(await waiting).toBe("third");
  vi.useRealTimers();
});

it("tells that nobody waits any more, and that somebody does again", async () => {
  const kept = new KeptAnswers();
  const { make, finish } = making();
  const readers = [new AbortController(), new AbortController()];
  for (const { signal } of readers) void kept.get("k", 1, signal, make, always).catch(() => undefined);
  const demand = make.mock.calls[0]?.[0];
  readers[0]?.abort();
  expect([demand?.isWanted(), demand?.signal.aborted]).toEqual([true, false]);
  readers[1]?.abort();
  expect([demand?.isWanted(), demand?.signal.aborted]).toEqual([false, true]);
  const again = kept.get("k", 1, staying, make, always);
  expect(demand?.isWanted()).toBe(true);
  finish(page("a"));
  expect((await again).status).toBe(200);
  expect(make).toHaveBeenCalledTimes(1);
});
