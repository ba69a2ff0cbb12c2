import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { printLine, printNotice } from "./terminal";

afterEach(() => vi.restoreAllMocks());

it("what is printed neither moves the terminal's cursor nor turns a line around", () => {
  const said: unknown[] = [];
  vi.spyOn(console, "log").mockImplementation((text) => said.push(text));
  vi.spyOn(console, "error").mockImplementation((text) => said.push(text));
  printLine("《甲\u001b[2J\u202exslx.exe》\n第二行");
  printNotice("《乙\r丙》");
  expect(said).toEqual(["《甲�[2J�xslx.exe》\n第二行", "《乙�丙》"]);
});

it("no command prints past it", () => {
  const folder = import.meta.dirname;
  const nianbao = readFileSync(path.join(folder, "nianbao.ts"), "utf8");
  const commands = [...nianbao.matchAll(/import\("\.\/([\w-]+)"\)/g)].map(([, name]) => `${name}.ts`);
  const parts = ["import", "read"].flatMap((room) =>
    readdirSync(path.join(folder, room))
      .filter((name) => !name.endsWith(".test.ts"))
      .map((name) => path.join(room, name)),
  );
  const files = ["nianbao.ts", ...commands, ...parts].map((name) => path.join(folder, name));
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => /console\./.test(readFileSync(file, "utf8")))).toEqual([]);
});
