import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { expect, it } from "vitest";
import cmaps from "./cmaps.json";
import { CmapReader } from "./engine";

const folder = path.join(
  path.dirname(createRequire(import.meta.url).resolve("pdfjs-dist/package.json")),
  "cmaps",
);

it.each(Object.keys(cmaps))("the character map %s is the one of the installed pdf.js", async (name) => {
  const { cMapData } = await new CmapReader().fetch({ name });
  expect(Buffer.from(cMapData).equals(readFileSync(path.join(folder, `${name}.bcmap`)))).toBe(true);
});

it("a map that is not carried along is an error with its name", async () => {
  await expect(new CmapReader().fetch({ name: "90ms-RKSJ-H" })).rejects.toThrow(
    'no character map "90ms-RKSJ-H"',
  );
});
