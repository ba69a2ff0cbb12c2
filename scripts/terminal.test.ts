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
  const own = ["terminal.ts", "bundle.ts", "bench.ts", "recipes.ts", "reduce-divisions.ts"];
  const places = [import.meta.dirname, path.join(import.meta.dirname, "import")];
  const files = places.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !own.includes(name))
      .map((name) => path.join(folder, name)),
  );
  expect(files.length).toBeGreaterThan(20);
  expect(files.filter((file) => /console\./.test(readFileSync(file, "utf8")))).toEqual([]);
});
