import fs, {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
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

it("leaves what is there as it was, and nothing beside it, where the disk is full in the middle", () => {
  const target = path.join(folder, "旧.csv");
  const fresh = path.join(folder, "新.csv");
  writeTarget(target, "从前的全部");
  const write = fs.writeFileSync;
  fs.writeFileSync = (place, content) => {
    write(place, String(content).slice(0, 1));
    throw Object.assign(new Error("full"), { code: "ENOSPC" });
  };
  syncBuiltinESMExports();
  try {
    for (const one of [target, fresh]) expect(() => writeTarget(one, "现在的")).toThrow("磁盘已满");
  } finally {
    fs.writeFileSync = write;
    syncBuiltinESMExports();
  }
  expect(readFileSync(target, "utf8")).toBe("从前的全部");
  expect(readdirSync(folder).filter((name) => name === "新.csv" || name.startsWith("."))).toEqual([]);
});

it.skipIf(process.platform === "win32")(
  "writes through a link, keeps the rights, and writes to a device",
  () => {
    const target = path.join(folder, "真.csv");
    const link = path.join(folder, "链.csv");
    writeTarget(target, "一");
    chmodSync(target, 0o640);
    symlinkSync(target, link);
    writeTarget(link, "二");
    expect(readFileSync(target, "utf8")).toBe("二");
    expect(statSync(target).mode & 0o777).toBe(0o640);
    expect(fs.lstatSync(link).isSymbolicLink()).toBe(true);
    writeTarget("/dev/null", "三");
    expect(statSync("/dev/null").isFile()).toBe(false);
  },
);
