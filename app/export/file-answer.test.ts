import { createHash } from "node:crypto";
import { expect, it, vi } from "vitest";
import { fileAnswer } from "./file-answer";

const bytes = new TextEncoder().encode("年度,新收\n2025,4\n");
const tag = `"${createHash("sha256").update(bytes).digest("hex")}"`;
const asking = (ifNoneMatch?: string) =>
  new Request(
    "http://localhost/export/csv",
    ifNoneMatch ? { headers: { "If-None-Match": ifNoneMatch } } : {},
  );
const file = (of: readonly unknown[]) => ({ format: "csv", name: "a.csv", of }) as const;

it("is tagged by the SHA-256 of the bytes that are sent", async () => {
  const answer = await fileAnswer(asking(), file([1]), async () => bytes);
  expect(answer.headers.get("ETag")).toBe(tag);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(bytes);
});

it.each([tag, `W/${tag}`, `"a", ${tag} , "b"`, "*", `W/"a",W/${tag}`])(
  "is not sent again to who has it: %s",
  async (ifNoneMatch) => {
    const answer = await fileAnswer(asking(ifNoneMatch), file([2, ifNoneMatch]), async () => bytes);
    expect([answer.status, answer.body, answer.headers.get("ETag")]).toEqual([304, null, tag]);
  },
);

it.each([`"a"`, tag.slice(1, -1), `"${tag.slice(2)}`, `W/"a", "b"`])(
  "is sent to who has another: %s",
  async (other) => {
    expect((await fileAnswer(asking(other), file([3]), async () => bytes)).status).toBe(200);
  },
);

it("is not made again for one who has it, but is for other figures under the same address", async () => {
  const make = vi.fn(async () => bytes);
  const of = (value: number) => file(["2026-01-31.1", { lines: [{ value }] }]);
  await fileAnswer(asking(), of(4), make);
  expect((await fileAnswer(asking(tag), of(4), make)).status).toBe(304);
  expect(make).toHaveBeenCalledTimes(1);
  await fileAnswer(asking(tag), of(5), make);
  expect(make).toHaveBeenCalledTimes(2);
});
