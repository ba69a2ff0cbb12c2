import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { CommandFault } from "./command-fault";
import { writeTarget } from "./write-target";

const folder = mkdtempSync(path.join(tmpdir(), "nianbao-target-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("writes a file", () => {
  const target = path.join(folder, "甲.csv");
  writeTarget(target, "一");
  expect(readFileSync(target, "utf8")).toBe("一");
});

it.each([
  ["without a folder", "没有/甲.csv", "没有文件夹"],
  ["named like a folder", "夹", "这个名称是文件夹，请换一个文件名"],
  ["with too long a name", `${"甲".repeat(200)}.csv`, "文件名太长，请换一个文件名"],
])("says why a file %s cannot be written", (_, name, sentence) => {
  mkdirSync(path.join(folder, "夹"), { recursive: true });
  expect(() => writeTarget(path.join(folder, name), "一")).toThrow(CommandFault);
  expect(() => writeTarget(path.join(folder, name), "一")).toThrow(sentence);
});
