import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { filesBelow } from "./files";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "files-"));
  mkdirSync(path.join(folder, "镇", "空"), { recursive: true });
  for (const name of ["乙.txt", "镇/甲.docx", ".DS_Store", "~$甲.docx", "镇/Thumbs.db", "a\r\nb\u202e.txt"])
    writeFileSync(path.join(folder, name), "x");
  symlinkSync("..", path.join(folder, "镇", "环"));
  symlinkSync("nowhere", path.join(folder, "断.txt"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("walks folders in a stable order without leftovers, and names links instead of following them", () => {
  const { files, problems } = filesBelow([folder]);
  expect(files.map(({ name }) => name)).toEqual(["a\ufffd\ufffdb\ufffd.txt", "乙.txt", "镇/甲.docx"]);
  expect(problems).toEqual([
    "《断.txt》是链接，没有读取，请放入文件本身。",
    "《镇/环》是链接，没有读取，请放入文件本身。",
  ]);
});

it("says of each path that is no file why nothing is read of it, and goes on", () => {
  const paths = ["镇/空", "没有", "乙.txt/里", "乙.txt"].map((name) => path.join(folder, name));
  const { files, problems } = filesBelow([...paths, "/dev/null", "甲".repeat(200)]);
  expect(files.map(({ name }) => name)).toEqual(["乙.txt"]);
  expect(problems).toEqual([
    expect.stringContaining("中没有文件"),
    expect.stringContaining("不存在"),
    expect.stringContaining("打不开"),
    expect.stringContaining("不是文件，也不是文件夹"),
    expect.stringContaining("打不开"),
  ]);
});

it.skipIf(process.platform === "win32")(
  "names what is neither file nor folder, and does not wait for it",
  async () => {
    const socket = path.join(folder, "套接字");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(socket, resolve));
    expect(filesBelow([folder]).problems).toContainEqual(expect.stringContaining("《套接字》是管道或设备"));
    expect(filesBelow([socket]).problems).toEqual([expect.stringContaining("不是文件，也不是文件夹")]);
    await new Promise((resolve) => server.close(resolve));
  },
);
