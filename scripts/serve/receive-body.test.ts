import { createHash, randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { expect, it } from "vitest";
import { MemoryBody } from "./body";
import { receiveBody } from "./receive-body";

const waiting = () =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`nianbao-answer-${process.pid}-`));
const read = (body: { read(): Iterable<Uint8Array> | AsyncIterable<Uint8Array> }) =>
  buffer(Readable.from(body.read()));

it("keeps a short answer in memory", async () => {
  const { body, sha256 } = await receiveBody(Readable.from([Buffer.from("年"), Buffer.from("报")]));
  expect(body).toBeInstanceOf(MemoryBody);
  expect(String(await read(body))).toBe("年报");
  expect(sha256).toBe(createHash("sha256").update("年报").digest("hex"));
});

it("lets a long one wait in a file without a name, for as many readers as hold it", async () => {
  const parts = Array.from({ length: 11 }, () => randomBytes(500_000));
  const { body, sha256 } = await receiveBody(Readable.from(parts));
  expect(body).not.toBeInstanceOf(MemoryBody);
  expect([body.size, waiting()]).toEqual([5_500_000, []]);
  body.hold();
  const whole = Buffer.concat(parts);
  expect((await Promise.all([read(body), read(body)])).every((one) => one.equals(whole))).toBe(true);
  body.release();
  expect((await read(body)).equals(whole)).toBe(true);
  body.release();
  await expect(read(body)).rejects.toThrow();
  expect(sha256).toBe(createHash("sha256").update(whole).digest("hex"));
});

it("leaves nothing of an answer that broke off", async () => {
  const breaking = async function* () {
    for (let part = 0; part < 10; part++) yield randomBytes(500_000);
    throw new Error("broke off");
  };
  await expect(receiveBody(Readable.from(breaking()))).rejects.toThrow("broke off");
  expect(waiting()).toEqual([]);
});
