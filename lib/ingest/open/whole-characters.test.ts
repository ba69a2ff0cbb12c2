import { expect, it } from "vitest";
import { readFile } from "../read-file";
import { ReadError } from "./read-error";
import { refuseHalfCharacters } from "./whole-characters";

it.each(["甲\ud800", { blocks: [{ text: "\udc00乙" }] }, { "键\ud83d": 1 }])(
  "half a character is refused wherever it stands",
  (value) => {
    expect(() => refuseHalfCharacters(value)).toThrow(ReadError);
  },
);

it("whole characters of two halves are text like any other", () => {
  expect(() =>
    refuseHalfCharacters({ blocks: [{ text: "喆镕堃𠮷😀" }], count: 1, none: null }),
  ).not.toThrow();
});

const reasonOf = async (text: string, name: string) => {
  const [found] = await readFile(new TextEncoder().encode(text), name);
  return found?.outcome.status === "refused" ? found.outcome.reason : found?.outcome.status;
};

it("a file that states half a character is refused by name", async () => {
  expect(await reasonOf('{"file":"a","status":"refused","reason":"\\ud800"}', "a.json")).toContain(
    "残缺的字符",
  );
});
