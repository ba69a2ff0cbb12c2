import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";

const files = ["app", "db", "lib", "scripts", "e2e"]
  .flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: "utf8" }).map((file) => path.join(room, file)),
  )
  .filter((file) => /\.(?:ts|tsx|mjs)$/.test(file) && !/\.d\.ts$/.test(file));
const code = files.filter((file) => !/\.(?:test|spec)\.tsx?$/.test(file));

/** What shares its names on purpose: the oracle shares no code, both engines answer to the same ones, pages to Next. */
const apart = [
  /^lib\/oracle\//,
  /^db\/engine\/(?:sqlite|postgres)\//,
  /^app\/.*(?:page|route|layout)\.tsx?$/,
];
const shared = new Set(["openForReading", "openForWriting", "openVersion", "watchVersions"]);

it("no name is exported for two things", () => {
  const places = new Map<string, string[]>();
  for (const file of code.filter((one) => !apart.some((room) => room.test(one)))) {
    const exported = /^export (?:default )?(?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm;
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(exported))
      places.set(name, [...(places.get(name) ?? []), file]);
  }
  const twice = [...places].filter(([name, found]) => found.length > 1 && !shared.has(name));
  expect(twice).toEqual([]);
});

it("no room has more than thirty files", () => {
  const rooms = new Map<string, number>();
  for (const file of code) rooms.set(path.dirname(file), (rooms.get(path.dirname(file)) ?? 0) + 1);
  expect([...rooms].filter(([, count]) => count > 30)).toEqual([]);
});

it("no file but the catalogue's is longer than 300 lines", () => {
  const lines = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;
  const long = code.filter((file) => !file.startsWith("lib/catalogue/") && lines(file) > 300);
  expect(long).toEqual([]);
});
